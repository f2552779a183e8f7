/** Folders that all machines of a cluster see: by path, or by a URI that Hadoop opens. */
package io.github.reversion.spark.files;

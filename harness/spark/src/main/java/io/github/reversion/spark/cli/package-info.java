/** The commands that {@code spark-submit} starts. */
package io.github.reversion.spark.cli;

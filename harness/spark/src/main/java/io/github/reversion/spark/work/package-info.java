/** What executors do, and the plain data that tells them. */
package io.github.reversion.spark.work;

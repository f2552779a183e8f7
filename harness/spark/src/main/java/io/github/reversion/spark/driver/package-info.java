/** Units of a run given to executors, again where they fail, and their lines taken back. */
package io.github.reversion.spark.driver;

/** Measures what a model draws: many pictures, read by the oracle, and counted. */
package io.github.reversion.benchmark.measure;

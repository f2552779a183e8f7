/**
 * Trains networks of the engine, all weights of them: data-parallel over the cores, resumable,
 * whatever the network and its loss.
 */
package io.github.reversion.benchmark.training;

/** The mini model: what its networks learn from the scene world, and its files. */
package io.github.reversion.benchmark.model;

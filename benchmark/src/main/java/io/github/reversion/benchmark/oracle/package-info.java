/**
 * Reads pictures of the scene world: finds two entities in the pixels and says how they stand to
 * each other.
 */
package io.github.reversion.benchmark.oracle;

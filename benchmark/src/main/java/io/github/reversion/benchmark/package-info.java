/** The scene world: a small world in which relations are known exactly. */
package io.github.reversion.benchmark;

/** Writes pictures of the scene world into folders. */
package io.github.reversion.benchmark.folder;

/** What is measured of a model by the scene world and no suite can say. */
package io.github.reversion.harness.world;

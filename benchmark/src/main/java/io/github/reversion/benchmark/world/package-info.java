/**
 * The scene world: pictures of two coloured shapes in relations that are known exactly.
 *
 * <p>A {@link io.github.reversion.benchmark.world.Scene} says what holds, {@link
 * io.github.reversion.benchmark.world.SceneRenderer} draws it, {@link
 * io.github.reversion.benchmark.world.SceneCaption} says it in words.
 */
package io.github.reversion.benchmark.world;

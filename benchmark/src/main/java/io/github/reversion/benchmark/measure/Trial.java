package io.github.reversion.benchmark.measure;

import io.github.reversion.benchmark.world.Scene;

/**
 * A picture to draw, and what it should show.
 *
 * @param prompt what is asked for
 * @param seed of its noise
 * @param scene its entities, relation, ground and style; its own places and sizes do not matter
 */
public record Trial(String prompt, long seed, Scene scene) {}

package io.github.reversion.harness.score;

/**
 * How often a scorer is right, where that is known: at images whose relation is known and that it
 * did not learn from.
 *
 * @param by how it was found, such as {@code 5-fold cross-validation on the exemplars}
 * @param right images
 * @param n images, at least one
 */
public record Accuracy(String by, int right, int n) {}

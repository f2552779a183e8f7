package io.github.reversion.evaluation;

/**
 * The mean of a measure over images.
 *
 * @param measure such as {@code oracle.relation}; a share of images where its scores are 0 or 1
 * @param mean of all scores
 * @param low the lower end of the 95 % interval; not a number where there is none
 * @param high the upper end
 * @param images how many it counts
 * @param meaning of the measure, in a sentence
 */
public record MeasuredMean(
    String measure, double mean, double low, double high, int images, String meaning) {}

package io.github.reversion.evaluation;

/**
 * What is said of an image.
 *
 * @param verdict in a few words, such as {@code right: wrapped_in}
 * @param reason for it, or empty
 */
public record ImageVerdict(String verdict, String reason) {}

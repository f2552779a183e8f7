package io.github.reversion.inversion;

/** Which prepositions are the basis that a relation is steered towards. */
public enum BasisKind {
  /** All, each with all its tokens, as the original implementation does. */
  ALL,
  /** Those that are one token in the model's vocabulary. */
  SINGLE_TOKEN
}

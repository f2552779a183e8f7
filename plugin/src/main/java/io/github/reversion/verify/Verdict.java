package io.github.reversion.verify;

/** What became of a case. */
public enum Verdict {
  /** Every result lies within its tolerance. */
  PASSED,
  /** A result lies outside, could not be computed, or what is expected could not be read. */
  FAILED,
  /** The folder does not have it. */
  SKIPPED
}

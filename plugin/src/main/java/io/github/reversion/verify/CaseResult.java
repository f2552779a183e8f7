package io.github.reversion.verify;

/**
 * What the replay of one golden case found.
 *
 * @param part which part of the engine, such as {@code unet}
 * @param name the case, such as {@code tiny-sd15/square}; a file where that is missing or cannot be
 *     read
 * @param error the largest absolute difference of the result that comes closest to its tolerance or
 *     exceeds it most; 0 where all was to be equal and is; NaN where there is no number
 * @param tolerance the tolerance of that result; 0 where all must be equal; NaN where there is no
 *     number
 * @param detail which result that was; if the case did not pass, why
 */
public record CaseResult(
    String part, String name, Verdict verdict, double error, double tolerance, String detail) {

  /** A case that the folder does not have. */
  static CaseResult skipped(String part, String name, String why) {
    return new CaseResult(part, name, Verdict.SKIPPED, Double.NaN, Double.NaN, why);
  }

  /** A case that failed without a number. */
  static CaseResult failed(String part, String name, String why) {
    return new CaseResult(part, name, Verdict.FAILED, Double.NaN, Double.NaN, why);
  }
}

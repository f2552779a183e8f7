package io.github.reversion.weights;

/** A pickle holds what the reader refuses; the message continues the sentence "FILE: ...". */
final class PickleException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  PickleException(String problem) {
    super(problem);
  }

  /** For a pickle that no writer produces. */
  static PickleException damaged(String detail) {
    return new PickleException("holds a damaged pickle (" + detail + ")");
  }
}

package io.github.reversion.exemplar;

import io.github.reversion.UserException;

/** An exemplar cannot be used; the message names the file or the slice and what to do. */
public final class ExemplarException extends UserException {
  private static final long serialVersionUID = 1L;

  /** With a sentence for the user. */
  public ExemplarException(String message) {
    super(message);
  }

  /** With a sentence for the user and what it comes from. */
  public ExemplarException(String message, Throwable cause) {
    super(message, cause);
  }
}

package io.github.reversion.verify;

import io.github.reversion.UserException;

/** Golden data cannot be used; the message names the file and what is wrong with it. */
final class GoldenException extends UserException {
  private static final long serialVersionUID = 1L;

  GoldenException(String message) {
    super(message);
  }

  GoldenException(String message, Throwable cause) {
    super(message, cause);
  }
}

package io.github.reversion.clip;

import io.github.reversion.UserException;

/** A tokenizer folder cannot be used; the message names the file and what to do. */
public final class TokenizerException extends UserException {
  private static final long serialVersionUID = 1L;

  TokenizerException(String message) {
    super(message);
  }

  TokenizerException(String message, Throwable cause) {
    super(message, cause);
  }
}

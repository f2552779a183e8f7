package io.github.reversion.image;

import io.github.reversion.UserException;

/** An image file cannot be used; the message names the file and what to do. */
public final class ImageException extends UserException {
  private static final long serialVersionUID = 1L;

  ImageException(String message) {
    super(message);
  }

  ImageException(String message, Throwable cause) {
    super(message, cause);
  }
}

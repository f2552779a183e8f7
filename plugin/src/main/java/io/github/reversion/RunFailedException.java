package io.github.reversion;

/**
 * Something that was rightly asked for and begun, and did not come to its end: memory ran out, a
 * loss was no number any more, parts are missing. The message says of what, and what to do; what
 * was done until then is kept.
 */
public class RunFailedException extends UserException {
  private static final long serialVersionUID = 1L;

  public RunFailedException(String message) {
    super(message);
  }

  public RunFailedException(String message, Throwable cause) {
    super(message, cause);
  }
}

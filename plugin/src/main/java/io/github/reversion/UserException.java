package io.github.reversion;

/**
 * Something the user can mend: the message is a whole sentence that names the thing and the remedy,
 * fit for a dialog or a terminal without a stack trace.
 */
public class UserException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UserException(String message) {
    super(message);
  }

  public UserException(String message, Throwable cause) {
    super(message, cause);
  }
}

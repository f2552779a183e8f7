package io.github.reversion.harness.report;

import io.github.reversion.UserException;

/** A run is not whole, so that it cannot be said whether it is good enough. */
public final class IncompleteRunException extends UserException {
  private static final long serialVersionUID = 1;

  IncompleteRunException(String message) {
    super(message);
  }
}

package io.github.reversion.settings;

import io.github.reversion.UserException;

/** An option has a name or a value that is not possible; the message names both. */
public final class SettingException extends UserException {
  private static final long serialVersionUID = 1;

  public SettingException(String message) {
    super(message);
  }
}

package io.github.reversion.hub;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Something that may be over in a moment: a connection that broke, a busy server. */
final class Transient extends IOException {
  private static final long serialVersionUID = 1L;

  private final transient Duration delay;

  /** What happened, and how long the server says to wait; null where it does not. */
  Transient(String what, Throwable cause, Duration delay) {
    super(what, cause);
    this.delay = delay;
  }

  /** How long the server says to wait. */
  Optional<Duration> delay() {
    return Optional.ofNullable(delay);
  }
}

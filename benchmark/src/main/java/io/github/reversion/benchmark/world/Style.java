package io.github.reversion.benchmark.world;

import java.util.Locale;

/** How solid entities are drawn. */
public enum Style {
  /** In one colour. */
  FLAT,
  /** With a dark edge. */
  OUTLINED;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}

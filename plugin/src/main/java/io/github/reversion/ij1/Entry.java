package io.github.reversion.ij1;

import ij.IJ;
import ij.plugin.PlugIn;

/**
 * What plain ImageJ starts. It is compiled for Java 8, so that an older Java can say in one
 * sentence which one is needed.
 */
public final class Entry implements PlugIn {
  private static final int NEEDED = 17;

  /** Starts a command; {@code command} is its class. */
  @Override
  public void run(String command) {
    String refusal =
        refusal(System.getProperty("java.specification.version"), System.getProperty("java.home"));
    if (!refusal.isEmpty()) {
      IJ.error("ReVersion", refusal);
      return;
    }
    try {
      // By name: the class of a newer Java must not be looked at before.
      Class<?> plugIn = Class.forName("io.github.reversion.ij1.CommandPlugIn");
      ((PlugIn) plugIn.getDeclaredConstructor().newInstance()).run(command);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("This jar is not complete; install it again", e);
    }
  }

  /**
   * Why this Java will not do, or an empty text.
   *
   * @param version {@code 1.8}, {@code 11}, {@code 17}
   * @param home where it is installed
   */
  static String refusal(String version, String home) {
    String plain = version.startsWith("1.") ? version.substring(2) : version;
    return Integer.parseInt(plain) >= NEEDED
        ? ""
        : "ReVersion needs Java "
            + NEEDED
            + " or later, but ImageJ runs on Java "
            + plain
            + " ("
            + home
            + "); start it with a newer one.";
  }
}

package io.github.reversion;

import java.util.Optional;

/** A library on the class path that is of another version than this program needs. */
public final class JarClash {
  private JarClash() {}

  /**
   * Says so, if that is why something failed: in Fiji the first jar that has a class wins, and an
   * update site may bring an older one.
   *
   * @param failure with the causes that are looked at
   */
  public static Optional<String> sentence(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof IncompatibleClassChangeError || cause instanceof NoClassDefFoundError) {
        return Optional.of(
            "A library on the class path is missing, or of another version than is needed ("
                + cause.getMessage()
                + "); update it, or leave out the update site that brings it. The page"
                + " docs/update-site.md tells which versions fit.");
      }
    }
    return Optional.empty();
  }
}

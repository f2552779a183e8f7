package io.github.reversion.harness.score;

import io.github.reversion.settings.SettingException;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The scorers there are, by name. */
public final class Scorers {
  private static final Map<String, Supplier<Scorer>> ALL =
      new TreeMap<>(Map.of(OracleScorer.NAME, OracleScorer::new));

  private Scorers() {}

  /**
   * A scorer.
   *
   * @throws SettingException if there is none of that name
   */
  public static Scorer named(String name) {
    Supplier<Scorer> scorer = ALL.get(name);
    if (scorer == null) {
      throw new SettingException(
          "There is no scorer '%s'; possible is %s."
              .formatted(name, String.join(", ", ALL.keySet())));
    }
    return scorer.get();
  }
}

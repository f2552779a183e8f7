package io.github.reversion.explain;

import io.github.reversion.settings.Setting;
import io.github.reversion.settings.SettingException;
import io.github.reversion.settings.Settings;
import java.util.Map;

/** How a relation is explained. */
public record ExplanationOptions(
    @Setting(value = "at most so many prepositions make up a vector", min = 1, max = 56)
        int prepositions,
    @Setting(value = "nearest words of the whole vocabulary", min = 0, max = 1000) int nearest) {

  /** The settings by name. */
  public static final Settings<ExplanationOptions> SETTINGS = Settings.of(ExplanationOptions.class);

  /**
   * Checks the limits.
   *
   * @throws SettingException if a number is out of its range
   */
  public ExplanationOptions {
    Settings.of(ExplanationOptions.class)
        .check(Map.of("prepositions", prepositions, "nearest", nearest));
  }

  /** Five prepositions, ten nearest words. */
  public static ExplanationOptions usual() {
    return new ExplanationOptions(5, 10);
  }
}

package io.github.reversion.cli;

import io.github.reversion.settings.Setting;
import io.github.reversion.settings.SettingException;
import io.github.reversion.settings.Settings;
import java.util.Map;

/** How many images a series has, and from which numbers they follow. */
public record SeriesOptions(
    @Setting(value = "images a prompt", min = 1, max = 1e6) int count,
    @Setting("seed of the first image; each following image takes the next number") long seed) {
  /** The settings by name. */
  public static final Settings<SeriesOptions> SETTINGS = Settings.of(SeriesOptions.class);

  /**
   * Checks the count.
   *
   * @throws SettingException if it is out of its range
   */
  public SeriesOptions {
    Settings.of(SeriesOptions.class).check(Map.of("count", count));
  }

  static SeriesOptions usual() {
    return new SeriesOptions(1, 2023);
  }
}

package io.github.reversion.run;

import io.github.reversion.settings.Setting;
import io.github.reversion.settings.SettingException;
import io.github.reversion.settings.Settings;
import java.util.Map;

/** How many images a series has, from which numbers they follow, and how relations share it. */
public record SeriesOptions(
    @Setting(value = "images a prompt", min = 1, max = 1e6) int count,
    @Setting("seed of the first image; each following image takes the next number") long seed,
    @Setting(
            "draw all prompts once with each relation, from the same seeds; false: all relations"
                + " may stand in the same prompt")
        boolean oneByOne) {
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

  /** One image a prompt. */
  public static SeriesOptions usual() {
    return new SeriesOptions(1, 2023, false);
  }
}

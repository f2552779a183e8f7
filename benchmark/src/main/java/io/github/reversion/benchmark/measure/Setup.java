package io.github.reversion.benchmark.measure;

import io.github.reversion.inversion.InversionOptions;
import io.github.reversion.pipeline.GenerationOptions;
import io.github.reversion.settings.Settings;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What was measured, and how: figures of different setups do not belong into one table.
 *
 * @param model the fingerprint of its folder
 * @param generation options of drawing, by name
 * @param inversion options of the full method, by name
 */
public record Setup(String model, Map<String, String> generation, Map<String, String> inversion) {

  static Setup of(String model, GenerationOptions generation, InversionOptions inversion) {
    return new Setup(
        model,
        texts(GenerationOptions.SETTINGS.values(generation)),
        texts(InversionOptions.SETTINGS.values(inversion)));
  }

  private static Map<String, String> texts(Map<String, Object> values) {
    Map<String, String> texts = new LinkedHashMap<>();
    values.forEach((name, value) -> texts.put(Settings.snake(name), Settings.text(value)));
    return texts;
  }
}

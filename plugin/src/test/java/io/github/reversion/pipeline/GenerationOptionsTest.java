package io.github.reversion.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.reversion.diffusion.SamplerKind;
import io.github.reversion.settings.Setting;
import io.github.reversion.settings.SettingException;
import io.github.reversion.settings.Settings;
import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class GenerationOptionsTest {
  @Test
  void referenceDrawsAsThePaper() {
    GenerationOptions reference = GenerationOptions.preset("reference");
    assertEquals(50, reference.steps());
    assertEquals(7.5, reference.guidanceScale());
    assertEquals(SamplerKind.PNDM, reference.kind(SamplerKind.PNDM), "the model's own sampler");
  }

  @ParameterizedTest
  @EnumSource
  void everySamplerIsFoundByItsName(SamplerKind kind) {
    assertEquals(kind, changed("sampler", kind.toString()).kind(SamplerKind.DDIM));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ddpm", "dpm", "automatic"})
  void unknownSamplerNamesThePossibleOnes(String name) {
    String message = refused("sampler", name);
    assertTrue(message.startsWith("There is no sampler " + name), message);
    assertTrue(message.contains("dpmpp_2m_karras"), message);
  }

  @Test
  void unknownPresetNamesThePossibleOnes() {
    SettingException e =
        assertThrows(SettingException.class, () -> GenerationOptions.preset("slow"));
    assertEquals("There is no preset 'slow'; possible are quick, reference.", e.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"quick", "reference"})
  void optionsWrittenAsTextAreReadBack(String preset) {
    GenerationOptions options = GenerationOptions.preset(preset);
    Map<String, String> texts = new HashMap<>();
    GenerationOptions.SETTINGS
        .values(options)
        .forEach((name, value) -> texts.put(Settings.dashed(name), Settings.text(value)));
    assertEquals(options, GenerationOptions.SETTINGS.with(changed("steps", "7"), texts));
  }

  @Test
  void everyOptionExplainsItselfAndItsLimitsAreChecked() {
    for (RecordComponent component : GenerationOptions.class.getRecordComponents()) {
      Setting setting = component.getAnnotation(Setting.class);
      assertNotNull(setting, component.getName());
      assertFalse(setting.value().isBlank(), component.getName());
      if (component.getType() == int.class) {
        refused(component.getName(), Long.toString((long) setting.min() - 1));
        refused(component.getName(), Long.toString((long) setting.max() + 1));
      } else if (component.getType() == double.class) {
        refused(component.getName(), Double.toString(setting.min() - 1));
        refused(component.getName(), Double.toString(setting.max() + 1));
      }
    }
  }

  @Test
  void seriesHasTheSeedsInARow() {
    assertEquals(
        List.of(
            new ImageRequest("a", 5),
            new ImageRequest("a", 6),
            new ImageRequest("b", 7),
            new ImageRequest("b", 8)),
        ImageRequest.series(List.of("a", "b"), 2, 5));
  }

  private static GenerationOptions changed(String name, String value) {
    return GenerationOptions.SETTINGS.with(GenerationOptions.quick(), Map.of(name, value));
  }

  private static String refused(String name, String value) {
    return assertThrows(SettingException.class, () -> changed(name, value)).getMessage();
  }
}

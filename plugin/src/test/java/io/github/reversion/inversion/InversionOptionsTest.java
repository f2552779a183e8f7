package io.github.reversion.inversion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.reversion.settings.Setting;
import io.github.reversion.settings.SettingException;
import io.github.reversion.settings.Settings;
import java.lang.reflect.RecordComponent;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InversionOptionsTest {
  @Test
  void referenceIsThePublishedRecipe() {
    InversionOptions reference = InversionOptions.preset("reference");
    assertEquals(3000, reference.steps());
    assertEquals(2, reference.batchSize());
    assertEquals(4, reference.accumulation());
    assertEquals(2e-3, reference.effectiveLearningRate(), 1e-12);
    assertEquals(0.01, reference.steerWeight());
    assertEquals(0.07, reference.temperature());
    assertEquals(0.5, reference.importanceAlpha());
    assertEquals(4, reference.positives());
    assertEquals(2023, reference.seed());
    assertEquals("and", reference.initializer());
    assertEquals(SteeringAnchor.FIRST_ROW, reference.anchor());
    assertEquals(BasisKind.ALL, reference.basis());
    assertEquals(2e-3, reference.learningRateAt(3000), 1e-12);
  }

  @Test
  void theLearningRateFallsInTheLastShareOfTheSteps() {
    InversionOptions options =
        InversionOptions.SETTINGS.with(
            InversionOptions.quick(),
            Map.of("steps", "10", "learning_rate", "2", "learning_rate_decay", "0.5"));
    assertEquals(2, options.learningRateAt(1));
    assertEquals(2, options.learningRateAt(6));
    assertEquals(1.6, options.learningRateAt(7), 1e-12);
    assertEquals(0.4, options.learningRateAt(10), 1e-12);
  }

  @Test
  void quickStartsFromTheBestWordsAndSteersEveryRowTowardsWholeOnes() {
    InversionOptions quick = InversionOptions.preset("quick");
    assertEquals(SteeringAnchor.EVERY_ROW, quick.anchor());
    assertEquals(BasisKind.SINGLE_TOKEN, quick.basis());
    assertEquals(InversionOptions.BEST_WORDS, quick.initializer());
    assertEquals(quick.learningRate(), quick.effectiveLearningRate());
  }

  @Test
  void unknownPresetNamesThePossibleOnes() {
    SettingException e =
        assertThrows(SettingException.class, () -> InversionOptions.preset("slow"));
    assertEquals("There is no preset 'slow'; possible are quick, reference.", e.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"quick", "reference"})
  void optionsWrittenAsTextAreReadBack(String preset) {
    InversionOptions options = InversionOptions.preset(preset);
    Map<String, String> texts = InversionOptions.SETTINGS.texts(options);
    String other = preset.equals("quick") ? "reference" : "quick";
    assertEquals(options, InversionOptions.SETTINGS.with(InversionOptions.preset(other), texts));
  }

  @Test
  void everyOptionExplainsItself() {
    for (RecordComponent component : InversionOptions.class.getRecordComponents()) {
      Setting setting = component.getAnnotation(Setting.class);
      assertNotNull(setting, component.getName());
      assertFalse(setting.value().isBlank(), component.getName());
    }
  }

  /** A limit that the constructor forgets to check would be a promise only. */
  @Test
  void everyLimitIsChecked() {
    for (RecordComponent component : InversionOptions.class.getRecordComponents()) {
      Setting setting = component.getAnnotation(Setting.class);
      if (component.getType() != int.class && component.getType() != double.class) {
        continue;
      }
      for (double outside : new double[] {setting.min() - 1, setting.max() + 1}) {
        String text =
            component.getType() == int.class
                ? Long.toString((long) outside)
                : Double.toString(outside);
        String message = refused(component.getName(), text);
        assertTrue(message.startsWith(Settings.dashed(component.getName()) + " is "), message);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "token, '', token is ''",
    "token, two words, token is 'two words'",
    "initializer, '', initializer is empty",
    "anchor, last_row, 'first_row, every_row'",
    "basis, none, 'all, single_token'"
  })
  void badValueIsRefused(String name, String value, String part) {
    String message = refused(name, value);
    assertTrue(message.contains(part), message);
  }

  private static String refused(String name, String value) {
    return assertThrows(
            SettingException.class,
            () -> InversionOptions.SETTINGS.with(InversionOptions.quick(), Map.of(name, value)))
        .getMessage();
  }
}

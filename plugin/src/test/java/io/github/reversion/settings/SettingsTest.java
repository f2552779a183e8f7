package io.github.reversion.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
  private static final Settings<Options> SETTINGS = Settings.of(Options.class);
  private static final Options START = new Options(3, 4L, 0.5, false, "text", Kind.FIRST_ROW);

  private enum Kind {
    FIRST_ROW,
    EVERY_ROW
  }

  /** One of each kind. */
  private record Options(
      @Setting(value = "a count", min = 1, max = 10) int stepCount,
      @Setting("a seed") long seed,
      @Setting(value = "a rate", min = 0, max = 1) double learningRate,
      @Setting("a flag") boolean centerCrop,
      @Setting("a text") String prompt,
      @Setting("a choice") Kind kind) {
    Options {
      Settings.of(Options.class)
          .check(Map.of("stepCount", stepCount, "learningRate", learningRate));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"learningRate", "learning-rate", "learning_rate"})
  void namesAreUnderstoodInThreeSpellings(String name) {
    assertEquals(0.25, SETTINGS.with(START, Map.of(name, "0.25")).learningRate());
  }

  @Test
  void everyKindOfValueIsReadFromText() {
    Map<String, String> changes =
        Map.of(
            "step_count", " 7 ",
            "seed", "-9000000000",
            "learning_rate", "2.5e-4",
            "center_crop", "TRUE",
            "prompt", " two words ",
            "kind", "Every_Row");
    assertEquals(
        new Options(7, -9000000000L, 2.5e-4, true, "two words", Kind.EVERY_ROW),
        SETTINGS.with(START, changes));
  }

  @Test
  void withoutChangesNothingChanges() {
    assertEquals(START, SETTINGS.with(START, Map.of()));
  }

  @Test
  void textsReadBackAreTheSameValues() {
    Map<String, String> texts = new java.util.HashMap<>();
    Options odd = new Options(10, Long.MIN_VALUE, 1.0 / 3, true, "", Kind.EVERY_ROW);
    SETTINGS.values(odd).forEach((name, value) -> texts.put(name, Settings.text(value)));
    assertEquals(odd, SETTINGS.with(START, texts));
  }

  @Test
  void valuesComeInTheOrderOfTheComponents() {
    assertEquals(
        List.of("stepCount", "seed", "learningRate", "centerCrop", "prompt", "kind"),
        List.copyOf(SETTINGS.values(START).keySet()));
    assertEquals(6, SETTINGS.components().size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"lerningRate", "LEARNING_RATE", "learning rate", "learning", ""})
  void unknownNameListsThePossibleOnes(String name) {
    assertEquals(
        "There is no option "
            + name
            + "; possible are step-count, seed, learning-rate, center-crop, prompt, kind.",
        refused(name, "1"));
  }

  @ParameterizedTest
  @CsvSource({
    "stepCount, 3.5, step-count is '3.5'; possible is a whole number.",
    "stepCount, many, step-count is 'many'; possible is a whole number.",
    "stepCount, 99999999999, step-count is '99999999999'; possible is a whole number.",
    "seed, '', seed is ''; possible is a whole number.",
    "learningRate, fast, learning-rate is 'fast'; possible is a number.",
    "centerCrop, yes, center-crop is 'yes'; possible is true or false.",
    "kind, last_row, 'kind is ''last_row''; possible is first_row, every_row.'",
    "stepCount, 0, step-count is 0; it must be between 1 and 10.",
    "stepCount, 11, step-count is 11; it must be between 1 and 10.",
    "learningRate, -0.1, learning-rate is -0.1; it must be between 0 and 1.",
    "learningRate, NaN, learning-rate is NaN; it must be between 0 and 1.",
    "learningRate, Infinity, learning-rate is Infinity; it must be between 0 and 1."
  })
  void badValueIsNamedWithWhatIsPossible(String name, String value, String message) {
    assertEquals(message, refused(name, value));
  }

  private static String refused(String name, String value) {
    return assertThrows(SettingException.class, () -> SETTINGS.with(START, Map.of(name, value)))
        .getMessage();
  }

  @Test
  void limitsThemselvesAreAllowed() {
    assertEquals(1, SETTINGS.with(START, Map.of("stepCount", "1")).stepCount());
    assertEquals(10, SETTINGS.with(START, Map.of("stepCount", "10")).stepCount());
    assertEquals(1, SETTINGS.with(START, Map.of("learningRate", "1")).learningRate());
  }

  @Test
  void namesAreSpelledForCommandLineAndMacro() {
    assertEquals("learning-rate", Settings.dashed("learningRate"));
    assertEquals("learning_rate", Settings.snake("learningRate"));
    assertEquals("adam-beta1", Settings.dashed("adamBeta1"));
    assertEquals("seed", Settings.snake("seed"));
  }
}

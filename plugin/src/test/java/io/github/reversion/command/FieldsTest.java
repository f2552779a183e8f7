package io.github.reversion.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.reversion.inversion.InversionOptions;
import io.github.reversion.settings.SettingException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.scijava.module.Module;

class FieldsTest {

  @Test
  void anEmptyFieldKeepsThePreset() throws Exception {
    try (Host host = new Host()) {
      Module module = host.prepare(InvertRelation.class, "steps", " 12 ", "learning_rate", "");
      InversionOptions options =
          Fields.apply(module, InversionOptions.SETTINGS, InversionOptions.quick());

      assertEquals(12, options.steps());
      assertEquals(InversionOptions.quick().learningRate(), options.learningRate());
    }
  }

  @Test
  void aFieldOutOfItsRangeIsRefusedByItsName() throws Exception {
    try (Host host = new Host()) {
      Module module = host.prepare(InvertRelation.class, "steps", "0");
      SettingException refused =
          assertThrows(
              SettingException.class,
              () -> Fields.apply(module, InversionOptions.SETTINGS, InversionOptions.quick()));
      assertEquals("steps is 0; it must be between 1 and 1000000.", refused.getMessage());
    }
  }

  @Test
  void pairsAreSeparatedByCommasOrLines() {
    assertEquals(
        Map.of("vectors", "2", "anchor", "first_row", "token", "<R>"),
        Fields.pairs(" vectors: 2,anchor : first_row\ntoken: <R>"));
  }

  @Test
  void aCommaInAPromptIsText() {
    assertEquals(
        Map.of("preview_prompt", "cat {} stone , flat style", "vectors", "2"),
        Fields.pairs("preview_prompt: cat {} stone , flat style, vectors: 2"));
  }

  @Test
  void nothingIsNothing() {
    assertEquals(Map.of(), Fields.pairs(" "));
  }

  @Test
  void whatIsNoPairIsRefused() {
    SettingException refused =
        assertThrows(SettingException.class, () -> Fields.pairs("steps=3, vectors: 2"));
    assertTrue(
        refused.getMessage().startsWith("advanced has 'steps=3'; write key: value"),
        refused.getMessage());
  }
}

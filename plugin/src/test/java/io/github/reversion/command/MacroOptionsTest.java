package io.github.reversion.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.Macro;
import io.github.reversion.settings.SettingException;
import java.io.File;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scijava.module.Module;

class MacroOptionsTest {

  @Test
  void readsWordsAndBrackets() {
    assertEquals(
        Map.of("steps", "4", "resume", "true", "out", "/a b/c.safetensors", "advanced", ""),
        MacroOptions.parse("steps=4 resume out=[/a b/c.safetensors] advanced=[] ").values());
  }

  @Test
  void anEmptyValueIsEmpty() {
    assertEquals(Map.of("steps", "", "out", "x"), MacroOptions.parse("steps= out=x").values());
    assertEquals(Map.of("steps", ""), MacroOptions.parse("steps= ").values());
    assertEquals(Map.of("steps", ""), MacroOptions.parse("steps=").values());
  }

  @Test
  void aKeyInsideOfAValueIsText() {
    Map<String, String> values = MacroOptions.parse("seed=1 prompts=[a steps=99 [b] c=d]").values();

    assertEquals(Map.of("seed", "1", "prompts", "a steps=99 [b] c=d"), values);
  }

  @Test
  void aKeyMayNotStandTwice() {
    SettingException refused =
        assertThrows(SettingException.class, () -> MacroOptions.parse("seed=1 seed=2"));
    assertEquals("The key seed stands twice in the macro; keep one.", refused.getMessage());
  }

  @Test
  void anOpenBracketIsRefused() {
    SettingException refused =
        assertThrows(SettingException.class, () -> MacroOptions.parse("prompts=[cat steps=3 "));
    assertTrue(refused.getMessage().startsWith("The value of prompts begins with ["));
  }

  @Test
  void whateverIsWrittenIsRead() {
    Random random = new Random(11);
    String letters = "ab1_= \n]x[";
    for (int run = 0; run < 2000; run++) {
      Map<String, String> wanted = new LinkedHashMap<>();
      StringBuilder text = new StringBuilder();
      for (int key = random.nextInt(4); key >= 0; key--) {
        StringBuilder value = new StringBuilder();
        int open = 0;
        for (int i = random.nextInt(8); i > 0; i--) {
          char letter = letters.charAt(random.nextInt(letters.length()));
          open += letter == '[' ? 1 : letter == ']' ? -1 : 0;
          if (open < 0) {
            open = 0;
          } else {
            value.append(letter);
          }
        }
        value.append("]".repeat(open));
        wanted.put("key" + key, value.toString());
        text.append("key").append(key).append("=[").append(value).append("] ");
      }
      assertEquals(wanted, MacroOptions.parse(text.toString()).values(), text.toString());
    }
  }

  @Test
  void whateverIsReadIsReadOrRefused() {
    Random random = new Random(12);
    for (int run = 0; run < 2000; run++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(12); i > 0; i--) {
        text.append("ab= []".charAt(random.nextInt(6)));
      }
      try {
        assertFalse(MacroOptions.parse(text.toString()).values().containsKey(" "));
      } catch (SettingException e) {
        assertTrue(e.getMessage().endsWith("."), e.getMessage());
      }
    }
  }

  @Test
  void aCommandTakesTheValuesAndItsDefaultsForTheRest() throws Exception {
    try (Host host = new Host()) {
      Module module = host.prepare(GenerateImages.class, "steps", "99]", "count", 7);
      MacroOptions options =
          MacroOptions.parse("seed=5 relation=[a b.safetensors] prompts=[x steps=99] ");

      options.applyTo(module, host.context());

      assertEquals(5L, module.getInput("seed"));
      assertEquals(new File("a b.safetensors"), module.getInput("relation"));
      assertEquals("x steps=99", module.getInput("prompts"));
      assertEquals("", module.getInput("steps"));
      assertEquals(1, module.getInput("count"));
      assertTrue(module.isInputResolved("height"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "resume, true",
    "resume=true, true",
    "resume=false, false",
    "seed=1, false",
  })
  void aBooleanIsAWordOrAValue(String text, boolean wanted) throws Exception {
    try (Host host = new Host()) {
      Module module = host.prepare(InvertRelation.class, "image", TinyStacks.of("8-bit"));
      MacroOptions.parse(text).applyTo(module, host.context());
      assertEquals(wanted, module.getInput("resume"));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "stepz=4 | There is no key stepz in Invert Relation; possible are image, axis, slices,",
        "maxSteps=4 | There is no key maxSteps in Invert Relation; possible are",
        "resume=yes | resume is 'yes'; possible is true or false.",
        "image=[not there] | There is no open image called 'not there'.",
      })
  void whatCannotBeReadIsReported(String text, String sentence) throws Exception {
    try (Host host = new Host()) {
      Module module = host.prepare(InvertRelation.class, "image", TinyStacks.of("8-bit"));
      SettingException refused =
          assertThrows(
              SettingException.class,
              () -> MacroOptions.parse(text).applyTo(module, host.context()));
      assertTrue(refused.getMessage().startsWith(sentence), refused.getMessage());
    }
  }

  @Test
  void theCommandItselfReadsTheMacroThatCalledIt() throws Exception {
    Thread thread = Thread.currentThread();
    String name = thread.getName();
    thread.setName("Run$_" + name);
    Macro.setOptions("count=many");
    try (Host host = new Host()) {
      Module module = host.prepare(GenerateImages.class);
      assertEquals("count is 'many'; possible is a whole number.", Host.refusal(module));
    } finally {
      Macro.setOptions(null);
      thread.setName(name);
    }
  }

  @Test
  void withoutAMacroThereAreNoOptions() {
    assertTrue(MacroOptions.current().isEmpty());
  }

  @Test
  void theImageIsLeftAsTheHostChoseIt() throws Exception {
    try (Host host = new Host()) {
      ImagePlus image = TinyStacks.of("8-bit");
      Module module = host.prepare(InvertRelation.class, "image", image);
      MacroOptions.parse("seed=3").applyTo(module, host.context());
      assertEquals(image, module.getInput("image"));
    }
  }
}

package io.github.reversion.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.macro.Interpreter;
import ij.plugin.frame.Recorder;
import io.github.reversion.hub.DownloadPlan;
import io.github.reversion.settings.SettingException;
import java.io.File;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.scijava.command.CommandInfo;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;

/** What is recorded is what a macro gives back, whichever command and whatever was written. */
class RecordingTest {
  private static final String LETTERS = "aB1_=;,.{}<>:/\\\"'[]| \n\téß";
  private static final int RUNS = 50;

  private static final DownloadPlan PLAN =
      new DownloadPlan(
          "owner/name", URI.create("https://x.org/owner/name"), "0123456789", "", List.of());

  private final Random random = new Random(5);

  @BeforeEach
  void record() {
    Recorder.record = true;
    Recorder.resetCommandOptions();
  }

  @AfterEach
  void stop() {
    Recorder.record = false;
    Recorder.resetCommandOptions();
  }

  /** The options of the macro that was recorded, as ImageJ's language reads them. */
  private static String played() {
    return new Interpreter().run("return \"" + Recorder.getCommandOptions() + "\";", null);
  }

  @Test
  void everyInputOfEveryCommandIsPlayedAsItWasRecorded() throws Exception {
    try (Host host = new Host()) {
      for (CommandInfo command : host.commands()) {
        for (int run = 0; run < RUNS; run++) {
          Map<String, String> written = written(command);
          Recorder.resetCommandOptions();
          written.forEach(Recording::option);

          Module module = command.createModule();
          host.context().inject(module.getDelegateObject());
          Map<String, Object> wanted = new LinkedHashMap<>();
          for (ModuleItem<?> input : MacroOptions.inputs(command)) {
            if (written.containsKey(input.getName())) {
              MacroOptions.set(module, input, written.get(input.getName()));
              wanted.put(input.getName(), module.getInput(input.getName()));
            }
          }
          Module replayed = command.createModule();
          host.context().inject(replayed.getDelegateObject());
          MacroOptions.parse(written.isEmpty() ? "" : played()).applyTo(replayed, host.context());
          wanted.forEach(
              (name, value) ->
                  assertEquals(
                      value,
                      replayed.getInput(name),
                      () -> command.getTitle() + ": " + Recorder.getCommandOptions()));
        }
      }
    }
  }

  /** What somebody may have written into the dialog: some of the fields. */
  private Map<String, String> written(CommandInfo command) {
    Map<String, String> written = new LinkedHashMap<>();
    for (ModuleItem<?> input : MacroOptions.inputs(command)) {
      if (input.getType() != ImagePlus.class && random.nextInt(3) > 0) {
        written.put(input.getName(), value(input));
      }
    }
    return written;
  }

  private String value(ModuleItem<?> input) {
    List<?> choices = input.getChoices();
    if (choices != null && !choices.isEmpty()) {
      return String.valueOf(choices.get(random.nextInt(choices.size())));
    } else if (input.getType() == boolean.class) {
      return String.valueOf(random.nextBoolean());
    } else if (input.getType() == String.class || input.getType() == File.class) {
      return text();
    }
    return String.valueOf(random.nextInt(1000));
  }

  /** With brackets that match. */
  private String text() {
    StringBuilder text = new StringBuilder();
    int open = 0;
    for (int i = random.nextInt(12); i > 0; i--) {
      char letter = LETTERS.charAt(random.nextInt(LETTERS.length()));
      open += letter == '[' ? 1 : letter == ']' ? -1 : 0;
      if (open < 0) {
        open = 0;
      } else {
        text.append(letter);
      }
    }
    return text.append("]".repeat(open)).toString();
  }

  @Test
  void bracketsThatDoNotMatchAreNotRecordedAsSomethingElse() {
    Recording.option("seed", "1");
    Recording.option("prompts", "a] seed=3 prompts_file=[b");
    Recording.option("prompts", "[a");
    assertEquals("seed=1", Recorder.getCommandOptions());
  }

  @Test
  void whoAgreesToADownloadWhenAskedIsNotAskedByTheMacro() {
    assertTrue(new AskedConsent(true, Optional.empty()).to(PLAN));
    assertFalse(new AskedConsent(false, Optional.of(asked -> false)).to(PLAN));
    assertNull(Recorder.getCommandOptions());

    assertTrue(new AskedConsent(false, Optional.of(asked -> true)).to(PLAN));
    assertEquals("agree=true", Recorder.getCommandOptions());
  }

  @Test
  void whereNobodyCanAnswerNothingIsDownloaded() {
    AskedConsent consent = new AskedConsent(false, Optional.empty());
    String sentence = assertThrows(SettingException.class, () -> consent.to(PLAN)).getMessage();
    assertTrue(sentence.endsWith("Say agree=true if you agree to that."), sentence);
  }
}

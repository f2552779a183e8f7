package io.github.reversion.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.reversion.inversion.InversionOptions;
import io.github.reversion.pipeline.GenerationOptions;
import io.github.reversion.run.ModelChoice;
import io.github.reversion.settings.Setting;
import io.github.reversion.settings.Settings;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CliTest {

  static Stream<Arguments> settings() {
    return Stream.of(
        Arguments.of("invert", ModelChoice.SETTINGS),
        Arguments.of("invert", InversionOptions.SETTINGS),
        Arguments.of("generate", ModelChoice.SETTINGS),
        Arguments.of("generate", SeriesOptions.SETTINGS),
        Arguments.of("generate", GenerationOptions.SETTINGS));
  }

  @ParameterizedTest
  @MethodSource("settings")
  void helpNamesAndExplainsEverySetting(String command, Settings<?> settings) {
    CliRun run = CliRun.of(command, "--help");
    assertEquals(0, run.status());
    String help = run.out().replaceAll("\\s+", " ");
    for (RecordComponent component : settings.components()) {
      String flag = "--" + Settings.dashed(component.getName());
      assertTrue(help.contains(flag + "=") || help.contains(flag + "["), flag);
      assertTrue(help.contains(component.getAnnotation(Setting.class).value()), flag);
    }
  }

  @Test
  void helpShowsTheDefaultsOfThePreset() {
    String quick = CliRun.of("invert", "--help").out();
    String reference = CliRun.of("invert", "--preset=reference", "--help").out();
    assertTrue(quick.contains("optimiser steps (default: 150)"), quick);
    assertTrue(reference.contains("optimiser steps (default: 3000)"), reference);
  }

  @Test
  void thePresetFollowsFromTheModelUnlessItIsNamed() {
    assertEquals("quick", Presets.of("invert").name());
    assertEquals("reference", Presets.of("invert", "--model", "sd15", "--steps", "3").name());
    assertEquals("quick", Presets.of("--model=sd15", "--preset=quick").name());
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "--version", "verify --help", "demo --help"})
  void helpAndVersionAreNoFailure(String args) {
    CliRun run = CliRun.of(args.split(" "));
    assertEquals(0, run.status());
    assertTrue(run.out().contains("reversion"), run.out());
    assertEquals("", run.err());
  }

  @Test
  void withoutACommandTheUsageIsShown() {
    CliRun run = CliRun.of();
    assertEquals(2, run.status());
    assertTrue(run.err().startsWith("Usage: reversion"), run.err());
  }

  @Test
  void whateverIsThrownBecomesAStatus() {
    CliRun run =
        CliRun.of(
            () -> {
              throw new AssertionError("odd");
            },
            "verify",
            "--device=cpu");
    assertEquals(3, run.status());
    assertTrue(
        run.err().startsWith("Unexpected failure: java.lang.AssertionError: odd"), run.err());
  }

  static Stream<Arguments> mistakes() {
    List<String> invert = List.of("invert", "--exemplars=example:on", "--out=x/y.safetensors");
    List<String> generate = List.of("generate", "--prompt=a", "--out=x");
    return Stream.of(
        Arguments.of("There is no command 'learn'", List.of("learn")),
        Arguments.of(
            "There is no option '--step'; did you mean --steps?", with(invert, "--step=3")),
        Arguments.of("'--out=FILE.safetensors'", List.of("invert", "--exemplars=example:on")),
        Arguments.of("There is no preset 'slow'", with(invert, "--preset=slow")),
        Arguments.of("steps is 'many'; possible is a whole number", with(invert, "--steps=many")),
        Arguments.of("steps is 0; it must be between 1 and", with(invert, "--steps=0")),
        Arguments.of("anchor is 'row'; possible is first_row", with(invert, "--anchor=row")),
        Arguments.of("learning-rate is NaN", with(invert, "--learning-rate=NaN")),
        Arguments.of("Unknown device 'gpux'", with(generate, "--device=gpux")),
        Arguments.of("precision is fp16", with(generate, "--device=cpu", "--precision=fp16")),
        Arguments.of("threads is -1", with(generate, "--threads=-1")),
        Arguments.of("sampler", with(generate, "--sampler=heun")),
        Arguments.of("count is 0", with(generate, "--count=0")),
        Arguments.of("There is no prompt", List.of("generate", "--out=x")));
  }

  private static List<String> with(List<String> args, String... more) {
    return Stream.concat(args.stream(), Stream.of(more)).toList();
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void aMistakeIsOneSentenceAndStatus2(String sentence, List<String> args) {
    CliRun run = CliRun.of(args.toArray(String[]::new));
    assertEquals(2, run.status());
    assertEquals(1, run.complaints().size(), run.err());
    assertTrue(run.err().contains(sentence), run.err());
  }
}

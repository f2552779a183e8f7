package io.github.reversion.harness.scorers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScorerChoiceTest {
  @ParameterizedTest
  @CsvSource({
    "oracle, oracle, ''",
    "' clip:some/folder', clip, some/folder",
    "probe:/clip:/labelled, probe, /clip|/labelled",
    "probe::labelled, probe, |labelled",
    "clip:, clip, ''",
    "probe:C:\\clip:D:\\labelled, probe, C:\\clip|D:\\labelled",
    "probe:clip:D:/labelled, probe, clip|D:/labelled",
    "oracle:a:b, oracle, a|b",
  })
  void placesStandBehindColonsThatAreNotThoseOfDrives(String written, String name, String places) {
    ScorerChoice choice = ScorerChoice.of(written);
    assertEquals(name, choice.name());
    String[] expected = places.split("\\|", -1);
    assertEquals(
        Arrays.stream(expected).filter(place -> !place.isEmpty()).map(Path::of).toList(),
        choice.places().stream().flatMap(place -> place.stream()).toList());
    assertEquals(expected[0], choice.place(0).map(Path::toString).orElse(""));
  }

  @Test
  void placesAreTheSameSeenFromAnotherFolder() {
    Path clip = Path.of("models", "clip");
    Path labelled = Path.of("labelled").toAbsolutePath();
    assertEquals(
        "probe:%s:%s".formatted(clip.toAbsolutePath(), labelled),
        ScorerChoice.of("probe:%s:%s".formatted(clip, labelled)).everywhere());
    assertEquals("probe::" + labelled, ScorerChoice.of("probe::labelled").everywhere());
    assertEquals("oracle", ScorerChoice.of("oracle").everywhere());
  }
}

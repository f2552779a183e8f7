package io.github.reversion.benchmark.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ImageSeedTest {
  private static final String PROMPT = "red star {} blue circle";

  /** Computed by another program, from the documentation. */
  @Test
  void seedsStayWhatTheyAre() {
    assertEquals(7543936340782907L, ImageSeed.of("mini", "wrapped_in", PROMPT, 0));
    assertEquals(6569338647752007L, ImageSeed.of("mini", "wrapped_in", PROMPT, 1));
  }

  @Test
  void everythingThatAnImageIsForChangesTheSeed() {
    List<Long> seeds =
        Stream.of(
                ImageSeed.of("mini", "on", PROMPT, 0),
                ImageSeed.of("mini-ci", "on", PROMPT, 0),
                ImageSeed.of("mini", "inside", PROMPT, 0),
                ImageSeed.of("mini", "on", "blue circle {} red star", 0),
                ImageSeed.of("mini", "on", PROMPT, 1))
            .distinct()
            .toList();
    assertEquals(5, seeds.size());
  }
}

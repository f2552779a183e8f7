package io.github.reversion.benchmark.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.reversion.UserException;
import io.github.reversion.benchmark.world.BenchmarkRelation;
import io.github.reversion.inversion.InversionOptions;
import io.github.reversion.pipeline.GenerationOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeasuredFolderTest {
  private static final Outcome RIGHT = new Outcome(true, true, true, true, false, "A is on B");
  private static final Outcome LEAK = new Outcome(false, true, true, false, true, "A is over B");

  @TempDir private Path temp;

  private MeasuredFolder claimed() {
    MeasuredFolder folder = new MeasuredFolder(temp.resolve("measured"));
    folder.claim("model", GenerationOptions.quick(), InversionOptions.quick());
    return folder;
  }

  @Test
  void whatWasCountedComesBackFromTheFile() {
    MeasuredFolder folder = claimed();
    List<Series> full = Series.of(Row.FULL, 2);
    folder.outcomes(full.get(0)).append(List.of(RIGHT, LEAK));
    folder.outcomes(full.get(1)).append(List.of(RIGHT));
    folder.outcomes(full.get(2)).append(List.of(LEAK));
    for (int seconds : new int[] {30, 10, 20}) {
      folder.addTime(full.get(0), Duration.ofSeconds(seconds));
    }
    Path file = temp.resolve("results.json");
    folder.results().write(file);
    Results results = Results.read(file);
    assertEquals(folder.results(), results);
    assertEquals(new Tally(4, 2, 4, 4, 2, 2), results.of(Row.FULL));
    assertEquals(new Tally(3, 2, 3, 3, 2, 1), results.of(Row.FULL, BenchmarkRelation.PAINTED_ON));
    assertEquals(0, results.of(Row.WORDS).trials());
    assertEquals(20, results.inversionSeconds());
    assertNull(results.psnr());
  }

  @Test
  void anotherModelOrOtherOptionsAreRefused() {
    MeasuredFolder folder = claimed();
    folder.claim("model", GenerationOptions.quick(), InversionOptions.quick());
    assertThrows(
        UserException.class,
        () -> folder.claim("other", GenerationOptions.quick(), InversionOptions.quick()));
    assertThrows(
        UserException.class,
        () -> folder.claim("model", GenerationOptions.reference(), InversionOptions.quick()));
  }

  @Test
  void aFolderWithoutMeasuresHasNoResults() {
    MeasuredFolder folder = new MeasuredFolder(temp);
    assertThrows(UserException.class, folder::results);
  }
}

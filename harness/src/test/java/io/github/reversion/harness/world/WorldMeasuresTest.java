package io.github.reversion.harness.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.reversion.UserException;
import io.github.reversion.benchmark.statistics.Share;
import io.github.reversion.benchmark.world.SceneSplit;
import io.github.reversion.harness.json.JsonLines;
import io.github.reversion.image.RgbImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorldMeasuresTest {
  private static final Host ONE = new Host(2, 2, "cpu", "2.7.1-cpu", "17", "Linux amd64");
  private static final Host OTHER = new Host(8, 8, "cpu", "2.7.1-cpu", "17", "Linux amd64");
  private static final WorldDescription DESCRIPTION = description("20");

  @TempDir private Path temp;
  private WorldFolder folder;
  private final List<String> complaints = new ArrayList<>();

  @BeforeEach
  void claim() {
    folder = new WorldFolder(temp);
    folder.claim(DESCRIPTION);
  }

  private void add(Row row, int number, double relation, Map<String, Double> more) {
    Map<String, Double> scores = new LinkedHashMap<>(more);
    scores.put("oracle.relation", relation);
    folder.pictures(row).append(new PictureLine(number, scores, "A is on B"));
  }

  private static WorldDescription description(String steps) {
    return new WorldDescription(
        1,
        "model",
        "oracle",
        "classifier",
        "clip",
        "fp32",
        "test",
        Map.of("steps", steps),
        Map.of());
  }

  @Test
  void whatWasCountedComesBackFromTheFile() {
    for (int i = 0; i < 5; i++) {
      add(Row.SCENES, i, i < 3 ? 1 : 0, i == 0 ? Map.of() : Map.of("oracle.style", 1.0));
    }
    for (double seconds : new double[] {30, 10, 20, 26}) {
      folder.inversions().append(new InversionLine("on", seconds, ONE));
    }
    folder.inversions().append(new InversionLine("on", 5, OTHER));
    WorldMeasures measures = WorldMeasures.of(folder, complaints::add);
    measures.write(temp.resolve("world.json"));
    assertEquals(measures, WorldMeasures.read(temp.resolve("world.json")));
    assertEquals(
        new Share(3, 5), measures.figure("oracle.relation", Row.SCENES).orElseThrow().share());
    assertEquals(
        new Share(4, 4), measures.figure("oracle.style", Row.SCENES).orElseThrow().share());
    assertEquals(Optional.empty(), measures.figure("oracle.relation", Row.HELD_OUT));
    assertEquals(
        List.of(new InversionTime(ONE, 4, 23), new InversionTime(OTHER, 1, 5)),
        measures.inversions());
    assertEquals(List.of(), complaints);
  }

  /** 10 log10(255^2 / 25). */
  @Test
  void psnrIsThatOfTheMeanSquaredError() {
    add(Row.AUTOENCODER, 0, 1, Map.of(PictureLine.SQUARED_ERROR, 20.0));
    add(Row.AUTOENCODER, 1, 1, Map.of(PictureLine.SQUARED_ERROR, 30.0));
    assertEquals(
        34.151,
        WorldMeasures.of(folder, complaints::add)
            .figure(WorldMeasures.PSNR, Row.AUTOENCODER)
            .orElseThrow()
            .value(),
        1e-3);
  }

  @Test
  void anotherModelOrOtherOptionsAreRefused() {
    folder.claim(DESCRIPTION);
    WorldDescription other = description("10");
    UserException refused = assertThrows(UserException.class, () -> folder.claim(other));
    assertTrue(refused.getMessage().contains("description.json, drawing: is {\"steps\":\"20\"}"));
    UserException none =
        assertThrows(
            UserException.class,
            () -> WorldMeasures.of(new WorldFolder(temp.resolve("none")), complaints::add));
    assertTrue(none.getMessage().contains("reversion world measure"), none.getMessage());
  }

  /** Counts what it paints. */
  private static final class Counting implements Painter {
    final List<Integer> painted = new ArrayList<>();

    @Override
    public List<RgbImage> paint(List<Trial> trials) {
      trials.forEach(trial -> painted.add(trial.number()));
      return new ScenePainter().paint(trials);
    }
  }

  @Test
  void measuringGoesOnWhereItWasStoppedOrKilled() throws IOException {
    Counting painter = new Counting();
    List<Trial> trials = Trial.of(SceneSplit.BENCHMARK, 5);
    JsonLines<PictureLine> file = folder.pictures(Row.DRAWN);
    new PictureMeasuring(painter, 2, () -> painter.painted.size() >= 4, complaints::add)
        .measure(trials, file);
    assertEquals(List.of(0, 1, 2, 3), painter.painted);
    Files.writeString(file.file(), "{\"number\":4,\"sco", StandardOpenOption.APPEND);
    new PictureMeasuring(painter, 2, () -> false, complaints::add).measure(trials, file);
    assertEquals(List.of(0, 1, 2, 3, 4), painter.painted);
    assertEquals(1, complaints.size());
    assertTrue(complaints.get(0).contains("line 5: is written by half"), complaints.get(0));
    assertEquals(
        new Share(5, 5),
        WorldMeasures.of(folder, complaints::add)
            .figure("oracle.relation", Row.DRAWN)
            .orElseThrow()
            .share());
  }
}

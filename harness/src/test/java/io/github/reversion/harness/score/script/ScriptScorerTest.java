package io.github.reversion.harness.score.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.reversion.UserException;
import io.github.reversion.benchmark.suite.SuiteRelation;
import io.github.reversion.compute.ComputeDevice;
import io.github.reversion.compute.Torch;
import io.github.reversion.harness.TinySuite;
import io.github.reversion.harness.runs.RunFolder;
import io.github.reversion.harness.score.Question;
import io.github.reversion.harness.score.ScoredRun;
import io.github.reversion.image.RgbImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScriptScorerTest {
  @TempDir private Path temp;

  private ScoredRun run() {
    return new ScoredRun(
        new RunFolder(temp), TinySuite.read(temp), TinySuite.STORE, ComputeDevice.cpu());
  }

  private static RgbImage picture(int red, int green, int blue) {
    byte[] rgb = new byte[3 * 16 * 4];
    for (int i = 0; i < rgb.length; i += 3) {
      rgb[i] = (byte) red;
      rgb[i + 1] = (byte) green;
      rgb[i + 2] = (byte) blue;
    }
    return new RgbImage(16, 4, rgb);
  }

  private double relation(ScriptScorer scorer, int relation, RgbImage picture) {
    SuiteRelation asked = run().suite().relations().get(relation);
    Question question = new Question(asked, asked.scenarios().get(0), List.of());
    Map<String, Double> scores = scorer.judge(question, List.of(picture)).get(0).scores();
    assertEquals(1, scores.size());
    return scores.get("relation");
  }

  @Test
  void theLabelWithTheHighestLogitIsTheRelationThatIsSeen() {
    try (ScriptScorer scorer = ScriptScorer.open(TinyScript.write(temp, TinyScript.MEANS), run())) {
      assertEquals(1, relation(scorer, 1, picture(200, 100, 100)));
      assertEquals(0, relation(scorer, 0, picture(200, 100, 100)));
      assertEquals(1, relation(scorer, 0, picture(100, 200, 100)));
      assertEquals(0, relation(scorer, 0, picture(100, 200, 250)));
    }
  }

  @Test
  void picturesArePreparedAsTheDescriptionSays() {
    Path dark =
        TinyScript.write(temp, TinyScript.MEANS, "[0.25, 0.25, 0.25]", "[0.25, 0.01, 0.25]");
    try (ScriptScorer scorer = ScriptScorer.open(dark, run())) {
      // Green is a little brighter than gray, and counts for 25 times as much.
      assertEquals(1, relation(scorer, 0, picture(200, 132, 100)));
    }
    Path crop = TinyScript.write(temp, TinyScript.MEANS, "squeeze", "crop");
    RgbImage middle = picture(100, 200, 100);
    for (int x : new int[] {0, 1, 2, 3, 12, 13, 14, 15}) { // all but the middle is red
      for (int y = 0; y < 4; y++) {
        middle.rgb()[3 * (16 * y + x)] = (byte) 255;
      }
    }
    try (ScriptScorer scorer = ScriptScorer.open(crop, run())) {
      assertEquals(1, relation(scorer, 0, middle));
    }
  }

  @Test
  void theHashFollowsFromBothFiles() {
    String first = hash(TinyScript.write(temp, TinyScript.MEANS));
    assertEquals(first, hash(TinyScript.write(temp, TinyScript.MEANS)));
    assertNotEquals(first, hash(TinyScript.write(temp, "torch.neg(" + TinyScript.MEANS + ")")));
    assertNotEquals(first, hash(TinyScript.write(temp, TinyScript.MEANS, "8", "16")));
  }

  private String hash(Path file) {
    try (ScriptScorer scorer = ScriptScorer.open(file, run())) {
      return scorer.hash();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "\"on\", | | tiny.json, labels: lacks on of the suite tiny; take a classifier",
        "\"other\" | \"on\" | tiny.json, labels: has one twice",
        "8 | 0 | tiny.json, size: is 0; it must be 1 to 4096",
        "squeeze | stretch | tiny.json, resize: is 'stretch'; it must be squeeze or crop",
        "[0.5, 0.5, 0.5] | [0.5] | tiny.json, mean: is [0.5]; it must be three numbers",
        "[0.25, 0.25, 0.25] | [0, 1, 1] | tiny.json, std: is [0.0, 1.0, 1.0]; it must be three",
        "\"schema\": 1 | \"schema\": 2 | tiny.json, schema: is 2, and this program reads 1",
        "\"size\": 8 | \"side\": 8 | tiny.json, line 2, size: is missing; describe",
        "\"other\" | \"other\", \"more\" | gives float32 of shape (1, 3); save a module",
      })
  void aDescriptionThatDoesNotFitIsRefused(String was, String is, String told) {
    assertRefused(TinyScript.write(temp, TinyScript.MEANS, was, is == null ? "" : is), told);
  }

  @Test
  void aModuleThatDoesNotFitIsRefused() throws IOException {
    assertRefused(
        TinyScript.write(temp, "x"), "gives float32 of shape (1, 3, 8, 8); save a module");
    assertRefused(
        TinyScript.write(temp, "torch.log(torch.sub(" + TinyScript.MEANS + ", 9., alpha=1))"),
        "tiny.pt gives a logit that is NaN; save a module that gives numbers.");
    assertRefused(
        TinyScript.write(temp, "torch.matmul(x, " + TinyScript.MEANS + ")"), "cannot comp");
    Path file = TinyScript.write(temp, TinyScript.MEANS);
    Files.writeString(file, "nothing");
    assertRefused(file, "tiny.pt is no TorchScript that PyTorch");
    Files.delete(file);
    assertRefused(file, "tiny.pt is missing; name a TorchScript file that is there.");
    Files.delete(temp.resolve("tiny.json"));
    assertRefused(file, "tiny.json is missing; describe the classifier as docs/results.md says.");
  }

  private void assertRefused(Path file, String told) {
    int before = Torch.liveArrays();
    UserException refused =
        assertThrows(UserException.class, () -> ScriptScorer.open(file, run()).close());
    assertTrue(refused.getMessage().contains(told), refused.getMessage());
    assertEquals(before, Torch.liveArrays());
  }
}

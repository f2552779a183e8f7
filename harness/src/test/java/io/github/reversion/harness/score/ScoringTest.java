package io.github.reversion.harness.score;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.reversion.RunFailedException;
import io.github.reversion.UserException;
import io.github.reversion.benchmark.suite.Suite;
import io.github.reversion.harness.TinySuite;
import io.github.reversion.harness.runs.DrawnRun;
import io.github.reversion.harness.runs.ImageKey;
import io.github.reversion.harness.runs.Places;
import io.github.reversion.harness.runs.RunFolder;
import io.github.reversion.harness.runs.RunListener;
import io.github.reversion.harness.runs.Workers;
import io.github.reversion.image.ImageFiles;
import io.github.reversion.image.RgbImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScoringTest {
  @TempDir private Path temp;
  private final List<String> warnings = new ArrayList<>();
  private RunFolder folder;
  private Suite suite;

  /** Gives all the same score, and counts. */
  private record Counting(String name, String hash, double score, AtomicInteger asked)
      implements Scorer {
    Counting(String hash, double score) {
      this("counting", hash, score, new AtomicInteger());
    }

    @Override
    public List<Judgement> judge(Question question, List<RgbImage> images) {
      asked.addAndGet(images.size());
      return Collections.nCopies(
          images.size(), new Judgement(Map.of("size", score), Measures.OTHER));
    }
  }

  @BeforeEach
  void draw() {
    suite = TinySuite.read(temp);
    folder = DrawnRun.write(temp.resolve("run"), suite, ScoringTest::isRight);
  }

  private static boolean isRight(ImageKey key) {
    return key.method().equals("full");
  }

  private void score(Scorer scorer, int workers) {
    RunListener listener =
        new RunListener() {
          @Override
          public synchronized void warning(String sentence) {
            warnings.add(sentence);
          }
        };
    new Scoring(folder, scorer, new Workers(workers), listener).run();
  }

  private Path file() {
    return folder.root().resolve("scores.jsonl");
  }

  private List<ScoreLine> lines() {
    Places places = new Places(suite);
    return ScoreFile.of(folder, places, folder.images(places, warnings::add)).read(warnings::add);
  }

  @Test
  void theOracleSaysWhatEachImageShows() {
    score(new OracleScorer(), 2);
    List<ScoreLine> lines = lines();
    assertEquals(16, lines.size());
    for (ScoreLine line : lines) {
      double right = isRight(line.key()) ? 1 : 0;
      assertEquals(right, line.scores().get("relation"), line.toString());
      assertEquals(1, line.scores().get("entities"), line.toString());
      assertEquals(0, line.scores().get("leakage"), line.toString());
      assertEquals(isRight(line.key()) ? line.relation() : "other", line.seen());
    }
    assertEquals(List.of(), warnings);
  }

  @Test
  void theFileIsTheSameForEveryNumberOfWorkersAndResumed() throws IOException {
    Counting scorer = new Counting("a", 0.5);
    score(scorer, 1);
    byte[] whole = Files.readAllBytes(file());
    List<String> lines = Files.readAllLines(file());
    Files.writeString(
        file(), lines.get(7) + "\n" + lines.get(3) + "\n" + lines.get(5).substring(9));
    score(scorer, 2);
    assertArrayEquals(whole, Files.readAllBytes(file()));
    assertEquals(16 + 16, scorer.asked().get(), "no prompt was scored whole");
    Files.writeString(file(), String.join("\n", lines.subList(1, 6)) + "\n");
    score(scorer, 1);
    assertArrayEquals(whole, Files.readAllBytes(file()));
    assertEquals(16 + 16 + 12, scorer.asked().get());
    assertEquals(1, warnings.size(), warnings.toString());
    assertTrue(warnings.get(0).startsWith(file() + ", line 3: is written by half"));
  }

  @Test
  void onlyWhatTheSameScorerHasNotScoredIsScored() {
    Counting first = new Counting("a", 1);
    score(first, 1);
    score(first, 1);
    assertEquals(16, first.asked().get());
    score(new Counting("other", "x", 0, new AtomicInteger()), 1);
    assertEquals(32, lines().size());
    Counting changed = new Counting("b", 0);
    score(changed, 1);
    assertEquals(16, changed.asked().get());
    assertEquals(32, lines().size());
    assertTrue(
        lines().stream()
            .allMatch(l -> !l.scorer().equals("counting") || l.scorerHash().equals("b")));
    DrawnRun.write(folder.root(), suite, key -> key.sample() == 0 && isRight(key));
    score(changed, 1);
    assertEquals(16 + 8, changed.asked().get(), "each with the other image of its prompt");
  }

  private void assertRefused(Scorer scorer, String told) {
    UserException refused = assertThrows(UserException.class, () -> score(scorer, 1));
    assertTrue(refused.getMessage().contains(told), refused.getMessage());
  }

  @Test
  void aScoreThatIsNoNumberIsRefused() throws IOException {
    assertRefused(
        new Counting("a", Double.NaN),
        folder.root().resolve("images/on/and/0000-0.png")
            + ": the scorer counting does not know what it sees (scores.size is NaN");
    score(new Counting("a", 1), 1);
    String text = Files.readString(file());
    Files.writeString(file(), text.replaceFirst("\"size\":1.0", "\"size\":NaN"));
    assertEquals(15, lines().size());
    assertTrue(warnings.get(0).startsWith(file() + ", line 1"), warnings.toString());
    Files.writeString(file(), text.replaceFirst("\"size\":1.0", "\"size\":1e999"));
    assertEquals(15, lines().size());
    assertTrue(warnings.get(1).contains("scores.size is Infinity"), warnings.toString());
  }

  @Test
  void imagesThatAreDamagedAreAllNamedAndTheOthersAreScored() throws IOException {
    Path one = folder.root().resolve("images/on/and/0000-0.png");
    Path other = folder.root().resolve("images/hanging_from/full/0001-1.png");
    Files.writeString(one, "rubbish");
    Files.delete(other);
    Counting scorer = new Counting("a", 1);
    RunFailedException failed = assertThrows(RunFailedException.class, () -> score(scorer, 2));
    Path lines = folder.imageLines().file();
    assertEquals(
        """
        2 images are damaged; their prompts are left out, all others are scored.
        %s, line %d: %s: cannot be read as an image; delete it and give 'reversion run' again.
        %s, line %d: %s: cannot be read as an image; delete it and give 'reversion run' again."""
            .formatted(lines, lineOf(one), one, lines, lineOf(other), other),
        failed.getMessage());
    assertEquals(12, lines().size(), "all but two prompts of two images");
  }

  private int lineOf(Path image) throws IOException {
    List<String> lines = Files.readAllLines(folder.imageLines().file());
    String name = folder.root().relativize(image).toString();
    return 1
        + lines.indexOf(lines.stream().filter(l -> l.contains(name)).findFirst().orElseThrow());
  }

  @Test
  void anImageThatWasReplacedAfterItWasScoredLosesItsScoresAndIsNamed() throws IOException {
    score(new Counting("a", 1), 1);
    score(new OracleScorer(), 1);
    assertEquals(32, lines().size());
    Path image = folder.root().resolve("images/on/full/0001-0.png");
    byte[] png = Files.readAllBytes(image);
    ImageFiles.writePng(image, new RgbImage(2, 2, new byte[12]));
    Counting again = new Counting("a", 1);
    assertRefused(again, image + ": is not the image that was drawn; delete it");
    assertEquals(0, again.asked().get());
    assertEquals(30, lines().size(), "those of both scorers");
    Files.write(image, png);
    score(again, 1);
    assertEquals(2, again.asked().get(), "with the other image of its prompt");
    assertEquals(31, lines().size());
  }

  @Test
  void anImageThatIsDamagedOrAnotherIsRefusedAndTheOthersAreKept() throws IOException {
    Path image = folder.root().resolve("images/on/full/0001-0.png");
    byte[] png = Files.readAllBytes(image);
    Files.write(image, "rubbish".getBytes(StandardCharsets.UTF_8));
    Counting scorer = new Counting("a", 1);
    assertRefused(scorer, image + ": cannot be read as an image; delete it and give");
    assertEquals(14, lines().size());
    ImageFiles.writePng(image, new RgbImage(2, 2, new byte[12]));
    assertRefused(scorer, image + ": is not the image that was drawn; delete it");
    Files.delete(image);
    assertRefused(scorer, image + ": cannot be read as an image");
    Files.write(image, png);
    score(scorer, 1);
    assertEquals(16, lines().size());
  }

  @Test
  void aFolderWithoutARunOrWithoutImagesIsRefused() throws IOException {
    Counting scorer = new Counting("a", 1);
    Files.delete(folder.imageLines().file());
    assertRefused(scorer, folder.imageLines().file() + " has no images; run the suite tiny");
    Files.writeString(
        folder.root().resolve("suite.yaml"), "\nseeds: 2\n", StandardOpenOption.APPEND);
    assertRefused(scorer, "run.json, suite_sha256: is " + suite.sha256());
    folder = new RunFolder(temp.resolve("none"));
    assertRefused(scorer, temp.resolve("none").resolve("run.json") + " is missing; name a folder");
  }
}

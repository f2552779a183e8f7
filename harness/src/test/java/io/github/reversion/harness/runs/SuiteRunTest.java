package io.github.reversion.harness.runs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.reversion.UserException;
import io.github.reversion.benchmark.suite.Suite;
import io.github.reversion.compute.ComputeDevice;
import io.github.reversion.compute.Precision;
import io.github.reversion.harness.TinySuite;
import io.github.reversion.harness.json.Json;
import io.github.reversion.harness.plan.Plan;
import io.github.reversion.harness.plan.Selection;
import io.github.reversion.image.ImageFiles;
import io.github.reversion.pipeline.StableDiffusion;
import io.github.reversion.weights.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuiteRunTest {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-01-02T03:04:05Z"));

  @TempDir private static Path shared;
  private static StableDiffusion model;
  private static Suite suite;

  /** The tiny suite, run by one worker without a break. */
  private static RunFolder whole;

  @TempDir private Path temp;

  /** Stops a run when it has been asked often enough, or has drawn enough. */
  private static final class Stopper implements RunListener {
    final List<String> warnings = new ArrayList<>();
    private final AtomicInteger asked = new AtomicInteger();
    private final int mostAsked;
    private final long mostImages;
    private volatile boolean stopped;

    Stopper(int mostAsked, long mostImages) {
      this.mostAsked = mostAsked;
      this.mostImages = mostImages;
    }

    static Stopper never() {
      return new Stopper(Integer.MAX_VALUE, Long.MAX_VALUE);
    }

    @Override
    public synchronized void warning(String sentence) {
      warnings.add(sentence);
    }

    @Override
    public void images(long done, long all) {
      stopped |= done >= mostImages;
    }

    @Override
    public boolean cancelled() {
      return stopped || asked.incrementAndGet() > mostAsked;
    }
  }

  @BeforeAll
  static void runOnce() {
    model =
        StableDiffusion.load(TinySuite.STORE.model("mini"), ComputeDevice.cpu(), Precision.FP32);
    suite = Suite.read(TinySuite.write(shared, "seeds: 2\n"));
    whole = new RunFolder(shared.resolve("whole"));
    run(whole, Selection.ALL, 1, RunListener.NONE);
  }

  @AfterAll
  static void close() {
    model.close();
  }

  private static void run(RunFolder folder, Selection selection, int workers, RunListener l) {
    UnitRunner runner = new LocalUnitRunner(suite, model, folder, TinySuite.STORE, 1, l::warning);
    new SuiteRun(Plan.of(suite, selection), runner, folder, new Workers(workers), CLOCK, l)
        .run(TinySuite.STORE);
  }

  /** All files but those that may differ. */
  private static SortedMap<String, byte[]> files(RunFolder folder) throws IOException {
    SortedMap<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder.root())) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(folder.root().relativize(file).toString(), Files.readAllBytes(file));
      }
    }
    files.remove(".lock");
    files.remove("environment.json");
    return files;
  }

  private static void assertSameAsWhole(RunFolder folder) throws IOException {
    SortedMap<String, byte[]> wanted = files(whole);
    SortedMap<String, byte[]> found = files(folder);
    assertEquals(wanted.keySet(), found.keySet());
    wanted.forEach((name, bytes) -> assertArrayEquals(bytes, found.get(name), name));
  }

  @Test
  void everyImageHasALineThatTellsWhatItIs() {
    List<ImageLine> lines = whole.images(new Places(suite), sentence -> assertEquals("", sentence));
    assertEquals(16, lines.size());
    ImageLine first = lines.get(0);
    assertEquals("red star {} blue circle , gray background , flat style", first.prompt());
    assertEquals("images/on/and/0000-0.png", first.file());
    assertEquals("", first.embedding());
    assertEquals(
        suite.seed(suite.relations().get(0), suite.relations().get(0).scenarios().get(0), 0),
        first.seed());
    for (ImageLine line : lines) {
      Path file = whole.root().resolve(line.file());
      assertEquals(Sha256.of(ImageFiles.read(file).rgb()), line.sha256());
    }
    ImageLine learned = lines.get(4);
    assertEquals("full", learned.method());
    assertEquals(64, learned.embedding().length());
    assertEquals(first.seed(), learned.seed());
    assertNotEquals(first.sha256(), learned.sha256());
    assertNotEquals(learned.embedding(), lines.get(5).embedding(), "another seed learned it");
    assertEquals(learned.embedding(), lines.get(6).embedding());
  }

  @Test
  void onlyTheEnvironmentTellsTimesHostsAndVersions() {
    Environment environment = Environment.read(whole.environment());
    assertEquals(1, environment.sittings().size());
    assertEquals("2026-01-02T03:04:05Z", environment.sittings().get(0).ended());
    assertTrue(environment.sittings().get(0).versions().containsKey("pytorch"));
    assertEquals(Build.text(), whole.builds());
    assertEquals(1, whole.read().threads());
    assertEquals(suite.sha256(), whole.suite().sha256());
    assertEquals(30, whole.exemplars("on").captions().size());
  }

  @Test
  void stoppedKilledAndResumedByTwoWorkersItIsTheSameByteForByte() throws IOException {
    RunFolder folder = new RunFolder(temp);
    run(folder, Selection.ALL, 2, new Stopper(4, Long.MAX_VALUE));
    assertFalse(Files.exists(temp.resolve("images")));
    assertTrue(files(folder).keySet().stream().anyMatch(name -> name.contains("checkpoint")));
    run(folder, Selection.ALL, 2, new Stopper(Integer.MAX_VALUE, 5));
    List<ImageLine> some = folder.images(new Places(suite), sentence -> {});
    assertTrue(some.size() >= 5 && some.size() < 16, some.size() + " images");
    Files.delete(temp.resolve(some.get(1).file()));
    Files.writeString(
        folder.imageLines().file(), "{\"relation\":\"on\",\"met", StandardOpenOption.APPEND);
    Stopper last = Stopper.never();
    run(folder, Selection.ALL, 2, last);
    assertSameAsWhole(folder);
    assertEquals(1, last.warnings.size(), last.warnings.toString());
    assertTrue(
        last.warnings
            .get(0)
            .startsWith(
                "%s, line %d: is written by half"
                    .formatted(folder.imageLines().file(), some.size() + 1)),
        last.warnings.toString());
    assertEquals(3, Environment.read(folder.environment()).sittings().size());
  }

  @Test
  void partsMakeTheWholeInAnyOrder() throws IOException {
    RunFolder folder = new RunFolder(temp);
    run(folder, new Selection(List.of("full"), List.of("hanging_from"), 1), 1, RunListener.NONE);
    assertEquals(2, folder.images(new Places(suite), sentence -> {}).size());
    run(folder, new Selection(List.of(), List.of("on"), 0), 1, RunListener.NONE);
    Path image = temp.resolve("images/on/full/0001-1.png");
    Files.delete(temp.resolve("relations/on/full-1.safetensors"));
    var drawn = Files.getLastModifiedTime(image);
    run(folder, Selection.ALL, 1, RunListener.NONE);
    assertSameAsWhole(folder);
    assertEquals(drawn, Files.getLastModifiedTime(image));
  }

  private void copyWhole() throws IOException {
    for (var file : files(whole).entrySet()) {
      Path to = temp.resolve(file.getKey());
      Files.createDirectories(to.getParent());
      Files.write(to, file.getValue());
    }
  }

  private void assertRefused(String told) {
    Stopper never = Stopper.never();
    UserException refused =
        assertThrows(UserException.class, () -> run(new RunFolder(temp), Selection.ALL, 1, never));
    assertTrue(refused.getMessage().contains(told), refused.getMessage());
  }

  @Test
  void aFolderOfAnotherRunIsRefusedByFileAndKey() throws IOException {
    copyWhole();
    RunFolder folder = new RunFolder(temp);
    RunDescription run = folder.read();
    Path file = folder.description();
    Json.write(file, with(run, 1, "other", run.threads()));
    assertRefused(file + ", suite_sha256: is other, and this run has " + suite.sha256());
    assertThrows(UserException.class, folder::suite);
    Json.write(file, with(run, 1, run.suiteSha256(), 2));
    assertRefused(file + ", threads: is 2, and this run has 1; choose another folder");
    Json.write(file, with(run, 2, run.suiteSha256(), 1));
    assertRefused(file + ", schema: is 2, and this program reads 1; ");
  }

  private static RunDescription with(RunDescription run, int schema, String hash, int threads) {
    return new RunDescription(
        schema,
        run.suite(),
        hash,
        run.model(),
        run.device(),
        run.precision(),
        threads,
        run.version(),
        run.drawing());
  }

  @Test
  void otherExemplarsThanBeforeAreRefused() throws IOException {
    copyWhole();
    Path note = temp.resolve("exemplars/on.json");
    Json.write(note, new ExemplarNote(1, "other", List.of()));
    assertRefused(note + ", sha256: is of other exemplars than ");
  }

  @Test
  void linesOfImagesThatTheSuiteDoesNotHaveAreLeftOut() throws IOException {
    copyWhole();
    RunFolder folder = new RunFolder(temp);
    folder.imageLines().append(new ImageLine("hug", "full", "a {} b", 0, 1, "x.png", "0", ""));
    Stopper never = Stopper.never();
    run(folder, Selection.ALL, 1, never);
    assertSameAsWhole(folder);
    assertTrue(never.warnings.get(0).contains("the suite has no full of hug"));
  }

  @Test
  void twoRunsInAFolderAtOnceAreRefused() {
    try (FolderLock lock = FolderLock.of(temp)) {
      assertRefused("Another run is at work in " + temp + "; wait for it");
    }
  }
}

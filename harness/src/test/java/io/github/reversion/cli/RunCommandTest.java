package io.github.reversion.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.reversion.harness.TinySuite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunCommandTest {
  @TempDir private Path temp;

  @Test
  void aDryRunOfEverySuiteSaysWhatItTakesAndWritesNothing() {
    CliRun paper = CliRun.of("run", "reversion-sd15", "--dry-run", "--device", "cpu");
    assertEquals(ExitStatus.DONE, paper.status(), paper.err());
    assertTrue(
        paper.out().startsWith("reversion-sd15: 40 inversions, 6000 prompts, 60000 images\nabout "),
        paper.out());
    assertTrue(paper.out().contains("nothing was measured"), paper.out());
    CliRun mini =
        CliRun.of(
            "run",
            "mini",
            "--methods=and",
            "--limit=1",
            "--workers=2",
            "--dry-run",
            "--device=cpu",
            "--pass-seconds=1",
            "--out",
            temp.resolve("none").toString());
    assertTrue(
        mini.out().startsWith("mini: 0 inversions, 10 prompts, 20 images\nabout 7 min and "),
        mini.out());
    assertTrue(Files.notExists(temp.resolve("none")));
  }

  @Test
  void aRunThatIsStoppedGoesOnWhenItIsGivenAgain() throws IOException {
    String suite = TinySuite.write(temp).toString();
    String out = temp.resolve("out").toString();
    String[] args = {"run", suite, "--methods=and", "--limit=1", "--device=cpu", "--out=" + out};
    CliRun stopped = CliRun.of(() -> true, args);
    assertEquals(ExitStatus.INTERRUPTED, stopped.status(), stopped.err());
    assertTrue(stopped.err().contains("give the same command again"), stopped.err());
    CliRun run = CliRun.of(args);
    assertEquals(ExitStatus.DONE, run.status(), run.err());
    assertTrue(run.out().contains("image 4/4"), run.out());
    assertEquals(4, Files.readAllLines(Path.of(out, "images.jsonl")).size());
    CliRun scored = CliRun.of("score", out, "--workers=2");
    assertEquals(ExitStatus.DONE, scored.status(), scored.err());
    assertEquals(4, Files.readAllLines(Path.of(out, "scores.jsonl")).size());
    assertRefused(
        "There is no scorer 'magic'; possible are oracle", "score", out, "--scorer=magic");
    assertRefused("run.json is missing", "score", temp.resolve("none").toString());
  }

  @Test
  void whatCannotBeRunIsRefusedBeforeAnythingIsWritten() {
    String suite = TinySuite.write(temp).toString();
    assertRefused("out is missing", "run", suite);
    assertRefused("methods names 'ful'", "run", suite, "--methods=ful", "--out=x");
    assertRefused("workers is 0", "run", suite, "--workers=0", "--out=x");
    assertRefused("threads is -1", "run", suite, "--threads=-1", "--out=x");
    assertRefused("limit is -1", "run", suite, "--limit=-1", "--out=x");
    assertRefused("pass-seconds is -1", "run", suite, "--pass-seconds=-1", "--dry-run");
    assertRefused("There is no suite 'maxi'", "run", "maxi", "--out=x");
  }

  private static void assertRefused(String told, String... args) {
    CliRun run = CliRun.of(args);
    assertEquals(ExitStatus.REFUSED, run.status(), run.out() + run.err());
    assertTrue(run.err().contains(told), run.err());
  }
}

package io.github.reversion.spark.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.reversion.UserException;
import io.github.reversion.benchmark.folder.ExemplarFolders;
import io.github.reversion.benchmark.world.BenchmarkRelation;
import io.github.reversion.compute.Precision;
import io.github.reversion.exemplar.ExemplarFolder;
import io.github.reversion.exemplar.Exemplars;
import io.github.reversion.harness.json.Json;
import io.github.reversion.harness.runs.ExemplarNote;
import io.github.reversion.harness.runs.RunDescription;
import io.github.reversion.harness.runs.RunFolder;
import io.github.reversion.spark.LocalRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a machine refuses to do, since it would not be what the others do. */
class ExecutorTest {
  @TempDir private Path temp;
  private Job job;

  @BeforeEach
  void write() throws IOException {
    job =
        new Job(
            Files.readString(LocalRun.write(temp, 1, 2)),
            temp.toString(),
            "mini",
            Precision.FP32,
            1,
            temp.resolve("out").toString(),
            "");
  }

  private static Executor executor(Job job) {
    return new Executor(job, "cpu", "host-1", new Configuration(), warning -> {}, () -> false);
  }

  private void assertRefused(String told, Job other, Work work) {
    UserException refused = assertThrows(UserException.class, () -> work.lines(executor(other)));
    assertTrue(refused.getMessage().contains(told), refused.getMessage());
    assertTrue(Files.notExists(temp.resolve("out")));
  }

  @Test
  void toComputeByAnotherModelOrNumberOfThreads() {
    String line = new DescribeWork().lines(executor(job)).get(0);
    RunDescription first = Json.ofLine(line, DescribeWork.Description.class).run();
    assertEquals("cpu", first.device());
    DrawWork draw = new DrawWork(List.of(new DrawWork.Prompt("on", "and", 0, List.of(0))));
    Job others = job.with(first);
    Job moreThreads =
        new Job(
            others.suite(),
            others.suiteFolder(),
            others.model(),
            others.precision(),
            2,
            others.out(),
            others.description());
    assertRefused("host-1 would compute RunDescription[", moreThreads, draw);
    assertEquals(1, draw.lines(executor(others)).size());
  }

  @Test
  void toLearnWithoutTheExemplarsButNotFromTheCopyInTheRun() throws IOException {
    Job own =
        new Job(
            job.suite().replace("world:on", "mine"),
            temp.resolve("nowhere").toString(),
            job.model(),
            job.precision(),
            1,
            job.out(),
            "");
    Exemplars exemplars = ExemplarFolders.exemplars(BenchmarkRelation.ON);
    LearnWork learn = new LearnWork("on", "full", 0, List.of());
    assertRefused("nowhere", own, learn);
    ExemplarFolder.write(temp.resolve("out/exemplars/on"), exemplars);
    assertEquals(List.of(), learn.lines(executor(own)));
    assertTrue(Files.exists(temp.resolve("out/relations/on/full-0.safetensors")));
  }

  @Test
  void toLearnFromOtherExemplarsOrScoreByAnotherScorer() throws IOException {
    assertRefused(
        "host-1 would score by another oracle than the driver",
        job,
        new ScoreWork("oracle", "0".repeat(64), List.of(), List.of()));
    Path note = new RunFolder(temp.resolve("out")).exemplarNote("on");
    Files.createDirectories(note.getParent());
    Json.write(note, new ExemplarNote(1, "0".repeat(64), List.of()));
    LearnWork learn = new LearnWork("on", "full", 0, List.of());
    UserException refused = assertThrows(UserException.class, () -> learn.lines(executor(job)));
    assertTrue(
        refused.getMessage().contains("has other exemplars of on than this run has learned from"),
        refused.getMessage());
  }
}

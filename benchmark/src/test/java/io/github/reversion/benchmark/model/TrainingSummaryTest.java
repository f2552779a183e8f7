package io.github.reversion.benchmark.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.reversion.benchmark.training.TrainingRecord;
import io.github.reversion.compute.ComputeDevice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingSummaryTest {
  @TempDir private Path folder;

  /** 1500 steps of 64 samples in 1230 seconds. */
  @Test
  void aTrainingIsALineBelowTheHeadOfTheTableOfAll() throws IOException {
    TrainingRecord last = new TrainingRecord(1500, 0.17872, 1, 0, 1230);
    new TrainingSummary("vae", "mini", 64, last, "cpu, 2 threads, A, B").write(folder);
    List<String> lines = Files.readAllLines(folder.resolve("training.csv"));
    assertEquals(Files.readAllLines(Path.of("models", "training.csv")).get(0), lines.get(0));
    assertEquals(List.of("vae,mini,96000,21,0.1787,cpu; 2 threads; A; B"), lines.subList(1, 2));
  }

  @Test
  void theMachineIsToldByWhatComputes() {
    String machine = Machine.of(ComputeDevice.cpu(), 2);
    assertTrue(machine.startsWith("cpu, 2 threads"), machine);
    assertEquals("cpu, 1 thread", Machine.of(ComputeDevice.cpu(), 1).substring(0, 13));
  }

  @Test
  void theProcessorIsToldByTheNameOfTheFirst() {
    String said =
        "processor\t: 0\nmodel\t\t: 85\nmodel name\t: A  Processor @ 2 GHz \n\nmodel name\t: Other\n";
    assertEquals(Optional.of("A Processor @ 2 GHz"), Machine.name(said));
    assertEquals(Optional.empty(), Machine.name("processor\t: 0\n"));
  }
}

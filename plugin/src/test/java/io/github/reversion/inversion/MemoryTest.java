package io.github.reversion.inversion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.reversion.compute.Torch;
import io.github.reversion.pipeline.GenerationOptions;
import io.github.reversion.pipeline.StableDiffusion;
import io.github.reversion.testing.MicroModel;
import io.github.reversion.testing.Tiny;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Memory stays what it is, however long a run takes. */
class MemoryTest {
  private static final Logger LOG = LoggerFactory.getLogger(MemoryTest.class);
  private static final Path STATUS = Path.of("/proc/self/status");

  @TempDir static Path folder;
  private static Path micro;

  @BeforeAll
  static void write() throws IOException {
    micro = MicroModel.write(folder.resolve("micro"));
  }

  @Test
  @Tag("slow")
  void residentMemoryIsFlatOverSixThousandSteps() {
    assumeTrue(Files.isReadable(STATUS), "resident memory is read from /proc");
    Map<Integer, Integer> arrays = new TreeMap<>();
    Map<Integer, Long> resident = new TreeMap<>();
    InversionListener listener =
        new InversionListener() {
          @Override
          public void step(StepRecord record, int steps) {
            int step = record.step();
            if (step == 200 || step == 1500 || step == 6000) {
              arrays.put(step, Torch.liveArrays());
              resident.put(step, residentKiB());
            }
          }
        };
    long start = System.nanoTime();
    InversionOptions options =
        Tiny.options(
            "steps=6000",
            "batch_size=1",
            "accumulation=1",
            "resolution=16",
            "frozen_every=100",
            "checkpoint_every=500",
            "learning_rate=1e-4");
    try (StableDiffusion model = Tiny.load(micro)) {
      InversionResult result =
          new RelationInversion(
                  model,
                  Tiny.exemplars(),
                  options,
                  GenerationOptions.quick(),
                  Optional.of(folder.resolve("long.checkpoint")))
              .run(listener);
      assertEquals(InversionResult.Outcome.COMPLETED, result.outcome());
    }
    LOG.info(
        "arrays {}, resident KiB {}, {} s", arrays, resident, (System.nanoTime() - start) / 1e9);
    assertEquals(arrays.get(200), arrays.get(6000));
    double ratio = (double) resident.get(6000) / resident.get(1500);
    assertTrue(ratio < 1.05, "resident memory grew " + ratio + " times: " + resident);
  }

  /** The least of some readings: Java gives memory back some time after it collected garbage. */
  private static long residentKiB() {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 4; i++) {
      System.gc();
      LockSupport.parkNanos(300_000_000);
      least = Math.min(least, readResidentKiB());
    }
    return least;
  }

  private static long readResidentKiB() {
    try {
      return Files.readAllLines(STATUS).stream()
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void runsLeaveNoArraysBehind() {
    int before = Torch.liveArrays();
    try (StableDiffusion model = Tiny.load(Tiny.SD21)) {
      invert(model);
      int afterOne = Torch.liveArrays();
      invert(model);
      assertEquals(afterOne, Torch.liveArrays());
    }
    assertEquals(before, Torch.liveArrays());
  }

  private static void invert(StableDiffusion model) {
    new RelationInversion(
            model,
            Tiny.exemplars(),
            Tiny.options("steps=2", "frozen_every=2", "preview_every=2"),
            new GenerationOptions("euler_ancestral", 2, 3, "", 32, 32, 1),
            Optional.empty())
        .run(InversionListener.NONE);
  }
}

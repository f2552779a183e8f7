package io.github.reversion.benchmark.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.types.Shape;
import io.github.reversion.UserException;
import io.github.reversion.compute.ComputeDevice;
import io.github.reversion.compute.Draws;
import io.github.reversion.compute.Linear;
import io.github.reversion.compute.Precision;
import io.github.reversion.compute.RandomStream;
import io.github.reversion.compute.Weights;
import io.github.reversion.image.RgbImage;
import io.github.reversion.weights.Safetensors;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainerTest {
  private static final int WIDTH = 6;
  private static final Path FILE = Path.of("weights.safetensors");

  @TempDir private Path folder;

  @Test
  void whatIsTrainedIsLearned() {
    List<TrainingRecord> log = new ArrayList<>();
    assertTrue(trainer(600, 2).train(files("a"), false, log::add, () -> false));
    assertTrue(log.get(0).loss() > 0.05, log::toString);
    assertTrue(log.get(log.size() - 1).loss() < 1e-3, log::toString);
    float[] weight = Safetensors.readFloats(files("a").model().resolve(FILE), "layer.weight");
    for (int i = 0; i < weight.length; i++) {
      // The task is to give the numbers back twice as large.
      assertEquals(i % (WIDTH + 1) == 0 ? 2 : 0, weight[i], 0.05, "weight " + i);
    }
    assertTrue(Files.exists(folder.resolve("a").resolve("sheet.png")));
  }

  @Test
  void aStoppedTrainingGoesOnAsIfItHadNotStopped() {
    trainer(60, 2).train(files("whole"), false, r -> {}, () -> false);
    AtomicInteger asked = new AtomicInteger();
    Trainer trainer = trainer(60, 2);
    assertFalse(trainer.train(files("part"), false, r -> {}, () -> asked.incrementAndGet() > 25));
    assertTrue(trainer.train(files("part"), true, r -> {}, () -> false));
    assertArrayEquals(weights("whole"), weights("part"));
  }

  @Test
  void twoNetworksSideBySideLearnWhatOneLearns() {
    trainer(40, 1).train(files("one"), false, r -> {}, () -> false);
    trainer(40, 2).train(files("two"), false, r -> {}, () -> false);
    assertArrayEquals(weights("one"), weights("two"), 1e-5f);
  }

  @Test
  void timeEndsTheTraining() {
    AtomicInteger seconds = new AtomicInteger();
    InstantSource clock = () -> Instant.ofEpochSecond(seconds.getAndIncrement());
    TrainingOptions options = options(Long.MAX_VALUE, 1);
    Trainer trainer = new Trainer(new Doubling(), options, ComputeDevice.cpu(), clock);
    assertTrue(trainer.train(files("timed"), false, r -> {}, () -> false));
  }

  @Test
  void aTrainingBeginsWithEarlierWeights() {
    trainer(600, 1).train(files("first"), false, r -> {}, () -> false);
    TrainingFiles warm = files("warm");
    warm.beginWith(files("first").model());
    List<TrainingRecord> log = new ArrayList<>();
    trainer(20, 1).train(warm, false, log::add, () -> false);
    assertTrue(log.get(0).loss() < 1e-2, log::toString);
  }

  @Test
  void resumingFromNothingIsRefused() {
    UserException refused =
        assertThrows(
            UserException.class,
            () -> trainer(1, 1).train(files("none"), true, r -> {}, () -> false));
    assertTrue(refused.getMessage().contains("train without resume"), refused.getMessage());
  }

  @Test
  void sixteenBitsLearnTooAndTheParametersKeepThirtyTwo() {
    TrainingOptions half =
        new TrainingOptions(
            32,
            new LearningRate(0.02, 10, 0.5),
            AdamW.usual(),
            Duration.ofDays(1),
            600,
            Duration.ofDays(1),
            2,
            Precision.BF16,
            1);
    List<TrainingRecord> log = new ArrayList<>();
    new Trainer(new Doubling(), half, ComputeDevice.cpu(), InstantSource.system())
        .train(files("half"), false, log::add, () -> false);
    assertTrue(log.get(log.size() - 1).loss() < 1e-2, log::toString);
  }

  private float[] weights(String name) {
    return Safetensors.readFloats(folder.resolve(name).resolve("checkpoint.safetensors"), "state");
  }

  private TrainingFiles files(String name) {
    return new TrainingFiles(folder.resolve(name), Map.of("", FILE));
  }

  private static Trainer trainer(long steps, int threads) {
    return new Trainer(
        new Doubling(), options(steps, threads), ComputeDevice.cpu(), InstantSource.system());
  }

  private static TrainingOptions options(long steps, int threads) {
    return new TrainingOptions(
        32,
        new LearningRate(0.02, 10, 0.5),
        new AdamW(0.9, 0.99, 1e-8, 0, 1, 0.95),
        Duration.ofMinutes(5),
        steps,
        Duration.ofDays(1),
        threads,
        Precision.FP32,
        1);
  }

  /** A linear layer that is to give numbers back twice as large. */
  private static final class Doubling implements Objective {
    @Override
    public Loss over(Weights weights) {
      Linear layer = Linear.of(weights.at("layer"), WIDTH, WIDTH);
      return (manager, first, count) -> {
        float[] numbers = new float[count * WIDTH];
        float[] doubled = new float[numbers.length];
        for (int i = 0; i < count; i++) {
          RandomStream stream = new Draws(3).stream("sample", first + i);
          for (int j = 0; j < WIDTH; j++) {
            numbers[i * WIDTH + j] = (float) stream.nextGaussian();
            doubled[i * WIDTH + j] = 2 * numbers[i * WIDTH + j];
          }
        }
        Shape shape = new Shape(count, WIDTH);
        var ops = weights.ops();
        var out = layer.apply(ops.cast(manager.create(numbers, shape), weights.precision()));
        return ops.mse(ops.cast(out, Precision.FP32), manager.create(doubled, shape));
      };
    }

    @Override
    public void complete(Path model) {}

    @Override
    public RgbImage sheet(Path model) {
      return new RgbImage(1, 1, new byte[3]);
    }
  }
}

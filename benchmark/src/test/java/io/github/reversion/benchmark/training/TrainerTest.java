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
import io.github.reversion.weights.TensorData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainerTest {
  private static final int WIDTH = 6;
  private static final Path FILE = Path.of("weights.safetensors");
  private static final InstantSource CLOCK = InstantSource.system();
  private static final LearningRate RATE = new LearningRate(0.02, 10, 0.5);
  private static final AdamW OPTIMISER = new AdamW(0.9, 0.99, 1e-8, 0, 1, 0.95);
  private static final Map<String, String> ABOUT = Map.of("part", "doubling");
  private static final TrainingStart NEW = TrainingStart.atNothing(ABOUT);

  @TempDir private Path folder;

  @Test
  void whatIsTrainedIsLearned() {
    List<TrainingRecord> log = new ArrayList<>();
    TrainingResult result = trainer(600, 2).train(files("a"), NEW, log::add, () -> false);
    assertTrue(result.over());
    assertEquals(log, result.log());
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
    train("whole", trainer(60, 2), NEW);
    AtomicInteger asked = new AtomicInteger();
    TrainingResult stopped =
        trainer(60, 2).train(files("part"), NEW, r -> {}, () -> asked.incrementAndGet() > 25);
    assertFalse(stopped.over());
    TrainingResult resumed = train("part", trainer(60, 2), goOn("part"));
    assertArrayEquals(weights("whole"), weights("part"));
    assertEquals(List.of(20L, 40L, 60L), resumed.log().stream().map(TrainingRecord::step).toList());
  }

  @Test
  void aKilledTrainingGoesOnFromWhatWasSavedOnTheWay() {
    train("whole", trainer(60, 2), NEW);
    // Each step takes some seconds of this clock, and every 30 seconds the state is saved.
    AtomicInteger seconds = new AtomicInteger();
    InstantSource clock = () -> Instant.ofEpochSecond(seconds.getAndIncrement());
    TrainingOptions options =
        new TrainingOptions(
            32, RATE, OPTIMISER, Duration.ofDays(1), 60, Duration.ofSeconds(30), 2, 1);
    Trainer killed = new Trainer(new Doubling(), options, ComputeDevice.cpu(), clock);
    TrainingListener killing =
        record -> {
          if (record.step() == 40) {
            throw new IllegalStateException("killed");
          }
        };
    assertThrows(
        IllegalStateException.class, () -> killed.train(files("part"), NEW, killing, () -> false));
    long step = files("part").checkpoint(ABOUT).step();
    assertTrue(step > 20 && step < 40, "saved at " + step);
    train("part", trainer(60, 2), goOn("part"));
    assertArrayEquals(weights("whole"), weights("part"));
  }

  @Test
  void whatWasRecordedIsATable() throws IOException {
    TrainingResult result = train("a", trainer(45, 1), NEW);
    List<String> lines = Files.readAllLines(folder.resolve("a").resolve("loss.csv"));
    assertEquals("step,loss,gradient_norm,rate,seconds", lines.get(0));
    assertEquals(4, lines.size());
    for (int i = 0; i < 3; i++) {
      TrainingRecord record = result.log().get(i);
      String[] cells = lines.get(i + 1).split(",", -1);
      assertEquals(List.of("20", "40", "45").get(i), cells[0]);
      assertEquals(record.loss(), Double.parseDouble(cells[1]));
      assertEquals(record.gradientNorm(), Double.parseDouble(cells[2]));
      assertEquals(record.rate(), Double.parseDouble(cells[3]));
      assertEquals(record.seconds(), Double.parseDouble(cells[4]));
    }
    // 0.02, of which at step 40 of 45 the last 6 of 22.5 steps are left to fall.
    assertEquals(0.02 * 6 / 22.5, result.log().get(1).rate(), 1e-9);
  }

  @Test
  void networksSideBySideLearnWhatOneLearns() {
    train("one", trainer(40, 1), NEW);
    train("two", trainer(40, 2), NEW);
    assertArrayEquals(weights("one"), weights("two"), 1e-5f);
  }

  @Test
  void everySampleCountsTheSameInPartsOfUnequalSize() {
    train("one", trainer(5, 40, 1), NEW);
    train("three", trainer(5, 40, 3), NEW);
    assertArrayEquals(weights("one"), weights("three"), 1e-5f);
  }

  @Test
  void moreThreadsThanSamplesAreNotAsked() {
    train("one", trainer(2, 20, 1), NEW);
    train("five", trainer(2, 20, 5), NEW);
    assertArrayEquals(weights("one"), weights("five"), 1e-5f);
  }

  @Test
  void samplesThatAreComparedWithEachOtherStayTogether() {
    Set<Integer> sizes = ConcurrentHashMap.newKeySet();
    Doubling together =
        new Doubling() {
          @Override
          public boolean samplesStandAlone() {
            return false;
          }

          @Override
          public Loss over(Weights weights) {
            Loss loss = super.over(weights);
            return (manager, first, count) -> {
              sizes.add(count);
              return loss.of(manager, first, count);
            };
          }
        };
    train("a", new Trainer(together, options(6, 5, 3), ComputeDevice.cpu(), CLOCK), NEW);
    assertEquals(Set.of(6), sizes);
  }

  @Test
  void timeEndsTheTraining() {
    AtomicInteger seconds = new AtomicInteger();
    InstantSource clock = () -> Instant.ofEpochSecond(seconds.getAndIncrement());
    Trainer trainer =
        new Trainer(new Doubling(), options(32, Long.MAX_VALUE, 1), ComputeDevice.cpu(), clock);
    assertTrue(train("timed", trainer, NEW).over());
  }

  @Test
  void aTrainingBeginsWithEarlierWeightsAndSaysSo() {
    train("first", trainer(600, 1), NEW);
    EarlierWeights earlier = files("first").weights(files("first").model());
    List<TrainingRecord> log = new ArrayList<>();
    List<String> told = new ArrayList<>();
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void recorded(TrainingRecord record) {
            log.add(record);
          }

          @Override
          public void told(String sentence) {
            told.add(sentence);
          }
        };
    trainer(20, 1).train(files("warm"), TrainingStart.at(ABOUT, earlier), listener, () -> false);
    assertTrue(log.get(0).loss() < 1e-2, log::toString);
    assertEquals(List.of("Begins with 2 of 2 tensors of " + files("first").model() + "."), told);
  }

  @Test
  void earlierWeightsOfAnotherShapeAreRefused() {
    TensorData narrow = TensorData.ofFloats(new float[WIDTH], 1, WIDTH);
    EarlierWeights earlier = new EarlierWeights(Path.of("old"), Map.of("layer.weight", narrow));
    UserException refused =
        assertThrows(
            UserException.class, () -> train("a", trainer(1, 1), TrainingStart.at(ABOUT, earlier)));
    assertTrue(
        refused
            .getMessage()
            .startsWith(
                "old: tensor 'layer.weight' is [1, 6], and the network to train wants [6, 6];"),
        refused.getMessage());
  }

  @Test
  void aCheckpointOfAnotherNetworkIsRefused() {
    TrainingCheckpoint other =
        new TrainingCheckpoint(
            ABOUT, TensorData.ofFloats(new float[8], 4, 2), 1, Duration.ZERO, List.of());
    UserException refused =
        assertThrows(UserException.class, () -> train("a", trainer(1, 1), TrainingStart.at(other)));
    assertTrue(refused.getMessage().contains("[4, 2] for a network of 42"), refused.getMessage());
  }

  @Test
  void whatCannotBePreparedIsNotTrained() {
    Doubling unprepared =
        new Doubling() {
          @Override
          public boolean prepare(BooleanSupplier stop) {
            return !stop.getAsBoolean();
          }
        };
    Trainer trainer = new Trainer(unprepared, options(2, 5, 1), ComputeDevice.cpu(), CLOCK);
    assertFalse(trainer.train(files("a"), NEW, r -> {}, () -> true).over());
    assertFalse(files("a").hasCheckpoint());
  }

  @Test
  void resumingFromNothingIsRefused() {
    UserException refused = assertThrows(UserException.class, () -> goOn("none"));
    assertTrue(refused.getMessage().contains("train without resume"), refused.getMessage());
  }

  @Test
  void sixteenBitsLearnTooAndTheParametersKeepThirtyTwo() {
    Doubling half =
        new Doubling() {
          @Override
          public Precision precision() {
            return Precision.BF16;
          }
        };
    Trainer trainer = new Trainer(half, options(32, 600, 2), ComputeDevice.cpu(), CLOCK);
    List<TrainingRecord> log = train("half", trainer, NEW).log();
    assertTrue(log.get(log.size() - 1).loss() < 1e-2, log::toString);
  }

  private TrainingResult train(String name, Trainer trainer, TrainingStart start) {
    return trainer.train(files(name), start, r -> {}, () -> false);
  }

  private TrainingStart goOn(String name) {
    return TrainingStart.at(files(name).checkpoint(ABOUT));
  }

  private float[] weights(String name) {
    return Safetensors.readFloats(folder.resolve(name).resolve("checkpoint.safetensors"), "state");
  }

  private TrainingFiles files(String name) {
    return new TrainingFiles(folder.resolve(name), Map.of("", FILE));
  }

  private static Trainer trainer(long steps, int threads) {
    return trainer(32, steps, threads);
  }

  private static Trainer trainer(int batchSize, long steps, int threads) {
    return new Trainer(
        new Doubling(), options(batchSize, steps, threads), ComputeDevice.cpu(), CLOCK);
  }

  private static TrainingOptions options(int batchSize, long steps, int threads) {
    return new TrainingOptions(
        batchSize, RATE, OPTIMISER, Duration.ofMinutes(5), steps, Duration.ofDays(1), threads, 1);
  }

  /** A linear layer that is to give numbers back twice as large. */
  private static class Doubling implements Objective {
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

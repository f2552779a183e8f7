package io.github.reversion.inversion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import io.github.reversion.RunFailedException;
import io.github.reversion.compute.Draws;
import io.github.reversion.compute.Torch;
import io.github.reversion.exemplar.StopWords;
import io.github.reversion.pipeline.StableDiffusion;
import io.github.reversion.testing.Tiny;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class InversionStepsTest {
  private static final String NO_MEMORY =
      "[enforce fail at alloc_cpu.cpp:114] err == 0. DefaultCPUAllocator: can't allocate memory:"
          + " you tried to allocate 99 bytes. Error code 12";

  private static StableDiffusion model;
  private static SteeringVocabulary vocabulary;

  private final List<String> warnings = new ArrayList<>();

  @BeforeAll
  static void load() {
    model = Tiny.load(Tiny.SD15);
    vocabulary =
        SteeringVocabulary.of(
            model.tokenizer(),
            BasisPrepositions.english().words(),
            StopWords.english(),
            BasisKind.ALL);
  }

  @AfterAll
  static void close() {
    model.close();
  }

  /** What a first step found. */
  private record First(List<Float> gradient, List<Float> denoise, StepRecord record) {}

  @Test
  void samplesDoNotDependOnHowTheyAreBatched() {
    First together = first("batch_size=4", "accumulation=1", "anchor=every_row");
    First apart = first("batch_size=1", "accumulation=4", "anchor=every_row");
    assertEquals(1, together.denoise.size());
    assertEquals(4, apart.denoise.size());
    assertClose(1e-5, together.gradient, apart.gradient);
    assertEquals(together.record.denoiseLoss(), apart.record.denoiseLoss(), 1e-6);
    assertEquals(together.record.steerLoss(), apart.record.steerLoss(), 1e-5);
  }

  @Test
  void onlyTheAnchorOnTheFirstRowSeesTheBatch() {
    First together = first("batch_size=4", "accumulation=1", "denoise_weight=0");
    First apart = first("batch_size=1", "accumulation=4", "denoise_weight=0");
    assertEquals(together.record.denoiseLoss(), apart.record.denoiseLoss(), 1e-6);
    assertTrue(Math.abs(together.record.steerLoss() - apart.record.steerLoss()) > 1e-3);
  }

  @Test
  void samplesOfAStepFollowThoseOfTheStepBefore() {
    List<Long> seen = new ArrayList<>();
    List<Long> expected = new ArrayList<>();
    for (long sample = 6; sample < 12; sample++) {
      expected.add(sample);
    }
    SampleDraws recording =
        new Delegate(draws()) {
          @Override
          public void noise(long sample, float[] numbers) {
            seen.add(sample);
            super.noise(sample, numbers);
          }
        };
    InversionOptions options = Tiny.options("batch_size=3", "accumulation=2", "resolution=16");
    withSteps(
        options,
        recording,
        steps -> steps.take(steps.start(InversionListener.NONE), 2, () -> false));
    assertEquals(expected, seen);
  }

  @Test
  void gradientCheckpointingGivesTheSameGradient() {
    First once = first("resolution=64", "batch_size=2", "accumulation=1");
    First twice =
        first("resolution=64", "batch_size=2", "accumulation=1", "gradient_checkpointing=true");
    assertEquals(once.denoise, twice.denoise);
    assertClose(1e-6, once.gradient, twice.gradient);
  }

  @Test
  void gradientIsTheSlopeOfTheLoss() {
    InversionOptions options =
        Tiny.options("batch_size=2", "accumulation=1", "anchor=every_row", "steer_weight=0.5");
    withSteps(
        options,
        draws(),
        steps -> {
          NDArray start = steps.start(InversionListener.NONE);
          InversionSteps.Outcome outcome = steps.take(start, 1, () -> false);
          double slope = outcome.record().gradientNorm();
          NDArray along = outcome.gradient().mul((float) (1e-2 / slope));
          NDArray still = along.zerosLike();
          NDArray shift = NDArrays.stack(new NDList(along, still, still));
          double up = steps.take(start.add(shift), 1, () -> false).record().loss();
          double down = steps.take(start.sub(shift), 1, () -> false).record().loss();
          // A central difference over 0.02; losses have 7 digits.
          assertEquals(slope, (up - down) / 2e-2, 0.02 * slope);
          return outcome;
        });
  }

  @Test
  void stepIsTakenAgainInLessMemory() {
    InversionOptions options = Tiny.options("resolution=16");
    First expected = first("resolution=16", "gradient_checkpointing=true");
    Failing draws = new Failing(draws(), 1);
    First found =
        withSteps(
            options,
            draws,
            steps -> {
              InversionSteps.Outcome outcome =
                  steps.take(steps.start(InversionListener.NONE), 1, () -> false);
              assertEquals(1, warnings.size());
              // It stays on: without checkpointing the second failure would be only a warning.
              draws.failures = 1;
              assertThrows(
                  RunFailedException.class, () -> steps.take(outcome.state(), 2, () -> false));
              return outcome;
            });
    assertEquals(expected.gradient, found.gradient);
    assertEquals(expected.record, found.record);
    assertTrue(warnings.get(0).contains("at step 1"), warnings.get(0));
    assertTrue(warnings.get(0).contains("gradient checkpointing"), warnings.get(0));
  }

  @Test
  void secondFailureNamesWhatToLower() {
    Failing draws = new Failing(draws(), 2);
    RunFailedException e =
        assertThrows(
            RunFailedException.class,
            () ->
                withSteps(
                    Tiny.options("resolution=16", "batch_size=2"),
                    draws,
                    steps -> steps.take(steps.start(InversionListener.NONE), 5, () -> false)));
    assertTrue(e.getMessage().contains("at step 5"), e.getMessage());
    assertTrue(e.getMessage().contains("lower batch-size (now 2"), e.getMessage());
    assertTrue(e.getMessage().contains("resolution"), e.getMessage());
    assertTrue(e.getCause() instanceof EngineException);
  }

  @Test
  void otherFailuresOfTheEngineAreNotTakenForWantOfMemory() {
    SampleDraws broken =
        new Delegate(draws()) {
          @Override
          public void noise(long sample, float[] numbers) {
            throw new EngineException("shapes do not match");
          }
        };
    assertThrows(
        EngineException.class,
        () ->
            withSteps(
                Tiny.options("resolution=16"),
                broken,
                steps -> steps.take(steps.start(InversionListener.NONE), 1, () -> false)));
    assertTrue(warnings.isEmpty());
  }

  @Test
  void failedAndCancelledStepsLeaveNoArrays() {
    withSteps(
        Tiny.options("resolution=16"),
        new Failing(draws(), 1),
        steps -> {
          steps.take(steps.start(InversionListener.NONE), 1, () -> false);
          NDArray state = steps.start(InversionListener.NONE);
          int before = Torch.liveArrays();
          try (NDScope scope = new NDScope()) {
            steps.take(state, 1, () -> false);
          }
          int[] asked = new int[1];
          assertNull(steps.take(state, 1, () -> asked[0]++ > 0));
          assertEquals(before, Torch.liveArrays());
          return steps.take(state, 1, () -> false);
        });
  }

  private First first(String... options) {
    return withSteps(
        Tiny.options(options),
        draws(),
        steps -> steps.take(steps.start(InversionListener.NONE), 1, () -> false));
  }

  /** Something done with the steps of a run. */
  @FunctionalInterface
  private interface Work {
    InversionSteps.Outcome with(InversionSteps steps);
  }

  private First withSteps(InversionOptions options, SampleDraws draws, Work work) {
    try (NDManager manager = Torch.newManager(model.device())) {
      InversionSteps steps =
          new InversionSteps(
              manager, model, Tiny.exemplars(), vocabulary, options, draws, draws(), warnings::add);
      InversionSteps.Outcome outcome = work.with(steps);
      return new First(
          Tiny.flat(new float[][] {outcome.gradient().toFloatArray()}),
          outcome.denoiseLosses(),
          outcome.record());
    }
  }

  private static SampleDraws draws() {
    return new SeededDraws(new Draws(11), 3, vocabulary.basis().size(), 4);
  }

  private static void assertClose(double relative, List<Float> expected, List<Float> actual) {
    double difference = 0;
    double size = 0;
    for (int i = 0; i < expected.size(); i++) {
      difference = Math.max(difference, Math.abs(expected.get(i) - actual.get(i)));
      size = Math.max(size, Math.abs(expected.get(i)));
    }
    assertTrue(size > 0, "no gradient");
    assertEquals(0, difference / size, relative);
  }

  /** Runs out of memory a number of times. */
  private static final class Failing extends Delegate {
    private int failures;

    Failing(SampleDraws next, int failures) {
      super(next);
      this.failures = failures;
    }

    @Override
    public void noise(long sample, float[] numbers) {
      if (failures > 0) {
        failures--;
        throw new EngineException(NO_MEMORY);
      }
      super.noise(sample, numbers);
    }
  }

  private static class Delegate implements SampleDraws {
    private final SampleDraws next;

    Delegate(SampleDraws next) {
      this.next = next;
    }

    @Override
    public int image(long sample) {
      return next.image(sample);
    }

    @Override
    public int caption(long sample, int captions) {
      return next.caption(sample, captions);
    }

    @Override
    public double timestep(long sample) {
      return next.timestep(sample);
    }

    @Override
    public void latentNoise(long sample, float[] numbers) {
      next.latentNoise(sample, numbers);
    }

    @Override
    public void noise(long sample, float[] numbers) {
      next.noise(sample, numbers);
    }

    @Override
    public List<Integer> prepositions(long sample) {
      return next.prepositions(sample);
    }
  }
}

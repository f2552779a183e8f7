package io.github.reversion.run;

import io.github.reversion.compute.Precision;
import io.github.reversion.inversion.InversionOptions;
import io.github.reversion.pipeline.GenerationOptions;
import io.github.reversion.store.ModelStore;
import java.util.Locale;

/**
 * What an estimate assumes of a model and a computer; stated, not measured.
 *
 * @param passSeconds a pass of the network over one image, by one worker
 * @param weightBytes the weights, which all workers share
 * @param workerBytes what a worker needs besides
 */
public record Figures(double passSeconds, long weightBytes, long workerBytes) {
  /** Passes that cost as much as one forward and backward. */
  public static final int LEARNING_PASSES = 3;

  private static final long MIB = 1L << 20;

  /** The embedded model: passes by one core of about 3 GHz. */
  private static final Figures MINI = new Figures(0.008, 64 * MIB, 400 * MIB);

  /** Stable Diffusion 1.5 at 512 pixels in fp32: 0.8e12 operations a pass, 50e9 a second. */
  private static final Figures LARGE_ON_CPU = new Figures(16, 4096 * MIB, 3072 * MIB);

  /** The same on a GPU that does 25e12 a second. */
  private static final Figures LARGE_ON_GPU = new Figures(0.032, 4096 * MIB, 3072 * MIB);

  /**
   * The usual figures.
   *
   * @param model its name; any but the embedded one counts as Stable Diffusion 1.5
   * @param gpu whether it computes on one
   */
  public static Figures of(String model, boolean gpu) {
    if (model.equals(ModelStore.MINI)) {
      return MINI;
    }
    return gpu ? LARGE_ON_GPU : LARGE_ON_CPU;
  }

  /** The same with another time of a pass. */
  public Figures withPassSeconds(double seconds) {
    return new Figures(seconds, weightBytes, workerBytes);
  }

  /** The same computed in a precision; 16 bits take half the memory of 32. */
  public Figures in(Precision precision) {
    int shrunk = precision == Precision.FP32 ? 1 : 2;
    return new Figures(passSeconds, weightBytes / shrunk, workerBytes / shrunk);
  }

  /** Passes of the network that an image takes. */
  public static long passes(GenerationOptions drawing) {
    return drawing.steps() * (drawing.guidanceScale() == 1 ? 1L : 2L);
  }

  /** Passes of the network that looking for words to start from takes, at most. */
  public static long startPasses(InversionOptions learning) {
    return (long) learning.startTries() * InversionOptions.FROZEN_SAMPLES;
  }

  /**
   * Passes of the network that the steps of an inversion take, without what comes before them and
   * what watches them.
   */
  public static long passes(InversionOptions learning) {
    return (long) learning.steps()
        * learning.batchSize()
        * learning.accumulation()
        * LEARNING_PASSES;
  }

  /** Passes of the network that measuring the frozen batch and drawing previews take. */
  public static long watchingPasses(InversionOptions learning, GenerationOptions preview) {
    return times(learning, learning.frozenEvery()) * InversionOptions.FROZEN_SAMPLES
        + times(learning, learning.previewEvery()) * passes(preview);
  }

  private static long times(InversionOptions learning, int every) {
    return every == 0 ? 0 : learning.steps() / every;
  }

  /** A duration for people, in the unit that suits it. */
  public static String time(double seconds) {
    if (seconds < 120) {
      return String.format(Locale.ROOT, "%.0f s", seconds);
    } else if (seconds < 7200) {
      return String.format(Locale.ROOT, "%.0f min", seconds / 60);
    }
    return String.format(Locale.ROOT, "%.1f h", seconds / 3600);
  }
}

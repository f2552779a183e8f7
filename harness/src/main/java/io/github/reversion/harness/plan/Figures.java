package io.github.reversion.harness.plan;

import io.github.reversion.store.ModelStore;

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
   * @param model as a suite names it; any but the embedded one counts as Stable Diffusion 1.5
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
}

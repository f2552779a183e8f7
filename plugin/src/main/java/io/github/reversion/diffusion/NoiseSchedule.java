package io.github.reversion.diffusion;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * How noisy each training timestep of a diffusion model is, and the noising of samples by it.
 *
 * <p>Timestep {@code t} runs from 0 (hardly any noise) to {@code T - 1}. {@code beta(t)} is the
 * variance that the timestep adds and {@code alphaCumprod(t)}, the product of {@code 1 - beta} up
 * to {@code t}, the share of the picture in the noised sample's variance (DDPM, Ho et al. 2020). As
 * in diffusers, tables are rounded to single precision. Immutable.
 */
public final class NoiseSchedule {
  private static final int MOST_TIMESTEPS = 1_000_000;

  private final float[] betas;
  private final float[] alphasCumprod;

  /** How the variances grow over the timesteps; the names are diffusers' {@code beta_schedule}. */
  public enum Shaping {
    /** Evenly. */
    LINEAR,
    /** Their square roots evenly: latent diffusion, hence Stable Diffusion. */
    SCALED_LINEAR,
    /** By a squared cosine, whatever start and end are (Nichol and Dhariwal 2021). */
    SQUAREDCOS_CAP_V2
  }

  private NoiseSchedule(float[] betas) {
    this.betas = betas;
    this.alphasCumprod = new float[betas.length];
    double product = 1;
    for (int t = 0; t < betas.length; t++) {
      product *= 1f - betas[t];
      alphasCumprod[t] = (float) product;
    }
  }

  /**
   * The schedule whose variances grow from {@code start} to {@code end}.
   *
   * @param shaping how they grow
   * @param start first variance, between 0 and 1
   * @param end last variance, between 0 and 1
   * @param timesteps number of training timesteps, 1 to 1 000 000
   * @throws IllegalArgumentException if a value is out of its range
   */
  public static NoiseSchedule of(Shaping shaping, double start, double end, int timesteps) {
    if (timesteps < 1 || timesteps > MOST_TIMESTEPS) {
      throw new IllegalArgumentException(
          "num_train_timesteps is " + timesteps + ", and must be 1 to " + MOST_TIMESTEPS);
    }
    requireVariance("beta_start", (float) start);
    requireVariance("beta_end", (float) end);
    return new NoiseSchedule(
        switch (shaping) {
          case LINEAR -> evenly(start, end, timesteps);
          case SCALED_LINEAR -> squared(evenly(Math.sqrt(start), Math.sqrt(end), timesteps));
          case SQUAREDCOS_CAP_V2 -> squaredCosine(timesteps);
        });
  }

  /**
   * The schedule with exactly these variances, one a timestep.
   *
   * @throws IllegalArgumentException if there is none, or one is not between 0 and 1
   */
  public static NoiseSchedule ofBetas(double... betas) {
    if (betas.length == 0) {
      throw new IllegalArgumentException("trained_betas is empty: it needs one beta a timestep");
    }
    float[] rounded = new float[betas.length];
    for (int t = 0; t < betas.length; t++) {
      rounded[t] = (float) betas[t];
      requireVariance("trained_betas[" + t + "]", rounded[t]);
    }
    return new NoiseSchedule(rounded);
  }

  private static void requireVariance(String name, float beta) {
    if (!(beta > 0 && beta < 1)) {
      throw new IllegalArgumentException(name + " is " + beta + ", and must lie between 0 and 1");
    }
  }

  /** Single precision from both ends, as torch.linspace counts. */
  private static float[] evenly(double start, double end, int count) {
    float first = (float) start;
    float last = (float) end;
    float[] values = new float[count];
    float step = (last - first) / Math.max(1, count - 1);
    for (int i = 0; i < count; i++) {
      values[i] = i < count / 2 || i == 0 ? first + step * i : last - step * (count - 1 - i);
    }
    return values;
  }

  private static float[] squared(float[] values) {
    float[] squares = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      squares[i] = values[i] * values[i];
    }
    return squares;
  }

  private static float[] squaredCosine(int count) {
    DoubleUnaryOperator share = time -> Math.pow(Math.cos((time + 0.008) / 1.008 * Math.PI / 2), 2);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      double before = share.applyAsDouble((double) i / count);
      double after = share.applyAsDouble((double) (i + 1) / count);
      values[i] = (float) Math.min(1 - after / before, 0.999);
    }
    return values;
  }

  /**
   * This schedule stretched so that its last timestep is pure noise (Lin et al. 2023, "Common
   * diffusion noise schedules and sample steps are flawed", algorithm 1).
   *
   * @throws IllegalArgumentException if it has only one timestep
   */
  public NoiseSchedule rescaledToZeroTerminalSnr() {
    int count = betas.length;
    if (count < 2) {
      throw new IllegalArgumentException(
          "rescale_betas_zero_snr needs at least 2 training timesteps, num_train_timesteps is 1");
    }
    float[] roots = new float[count];
    for (int t = 0; t < count; t++) {
      roots[t] = (float) Math.sqrt(alphasCumprod[t]);
    }
    float last = roots[count - 1];
    float stretch = roots[0] / (roots[0] - last);
    float[] rescaled = new float[count];
    float before = 1;
    for (int t = 0; t < count; t++) {
      float root = (roots[t] - last) * stretch;
      float product = root * root;
      rescaled[t] = 1 - product / before;
      before = product;
    }
    return new NoiseSchedule(rescaled);
  }

  /** Number of training timesteps. */
  public int numTrainTimesteps() {
    return betas.length;
  }

  /**
   * Variance that a timestep adds.
   *
   * @throws IllegalArgumentException if there is no such timestep
   */
  public float beta(int timestep) {
    return betas[requireTimestep(timestep)];
  }

  /**
   * Share of the picture in the variance of a sample noised to a timestep, 0 to 1.
   *
   * @throws IllegalArgumentException if there is no such timestep
   */
  public float alphaCumprod(int timestep) {
    return alphasCumprod[requireTimestep(timestep)];
  }

  private int requireTimestep(int timestep) {
    if (timestep < 0 || timestep >= betas.length) {
      throw new IllegalArgumentException(
          "Timestep " + timestep + " is outside 0.." + (betas.length - 1));
    }
    return timestep;
  }

  /**
   * Noises samples: {@code sqrt(alphaCumprod) * x + sqrt(1 - alphaCumprod) * noise}.
   *
   * @param x samples [batch, ...]
   * @param noise standard normal noise of the same shape
   * @param timesteps one a sample
   * @return a new array of x's shape
   * @throws IllegalArgumentException if the number of timesteps is not the batch size, or one is
   *     outside the schedule
   */
  public NDArray addNoise(NDArray x, NDArray noise, int... timesteps) {
    return mixed(x, noise, timesteps);
  }

  /**
   * What a v-prediction network is trained to say: {@code sqrt(alphaCumprod) * noise - sqrt(1 -
   * alphaCumprod) * x}; shapes and errors as in {@link #addNoise}.
   */
  public NDArray velocity(NDArray x, NDArray noise, int... timesteps) {
    try (NDArray negative = x.neg()) {
      return mixed(noise, negative, timesteps);
    }
  }

  /**
   * What a network is trained to say about the samples noised with {@link #addNoise}: the noise,
   * the velocity or the samples themselves.
   */
  public NDArray target(PredictionType type, NDArray x, NDArray noise, int... timesteps) {
    return switch (type) {
      case EPSILON -> noise;
      case V_PREDICTION -> velocity(x, noise, timesteps);
      case SAMPLE -> x;
    };
  }

  private NDArray mixed(NDArray signal, NDArray rest, int[] timesteps) {
    if (signal.getShape().get(0) != timesteps.length) {
      throw new IllegalArgumentException(
          timesteps.length + " timesteps were given for a batch of shape " + signal.getShape());
    }
    float[] signalWeights = new float[timesteps.length];
    float[] restWeights = new float[timesteps.length];
    for (int i = 0; i < timesteps.length; i++) {
      float share = alphaCumprod(timesteps[i]);
      signalWeights[i] = (float) Math.sqrt(share);
      restWeights[i] = (float) Math.sqrt(1 - share);
    }
    long[] sides = new long[signal.getShape().dimension()];
    Arrays.fill(sides, 1);
    sides[0] = timesteps.length;
    Shape shape = new Shape(sides);
    try (NDArray a = signal.getManager().create(signalWeights, shape);
        NDArray b = signal.getManager().create(restWeights, shape);
        NDArray part = rest.mul(b)) {
      return signal.mul(a).addi(part);
    }
  }
}

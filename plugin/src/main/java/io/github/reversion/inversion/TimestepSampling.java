package io.github.reversion.inversion;

import io.github.reversion.compute.RandomStream;
import java.util.Arrays;

/**
 * Which timesteps training looks at: the noisy ones, where the layout of a picture and so the
 * relation is decided, more often than the others.
 *
 * <p>Relation-focal importance sampling of ReVersion (Huang et al. 2024): {@code p(t)} is
 * proportional to {@code 1 - alpha cos(pi t / T)} for {@code t} from 0 to {@code T - 1}. Immutable.
 */
public final class TimestepSampling {
  private final double[] probabilities;
  private final double[] cumulative;

  /**
   * Tabulates the probabilities.
   *
   * @param timesteps number T of training timesteps, at least 1
   * @param alpha importance of the noisy timesteps: 0 draws all alike, 0.5 is the reference, 1
   *     never draws timestep 0
   * @throws IllegalArgumentException if alpha is not within 0 to 1, or there is no timestep
   */
  public TimestepSampling(int timesteps, double alpha) {
    if (!(alpha >= 0 && alpha <= 1)) {
      throw new IllegalArgumentException(
          "The alpha of timestep importance sampling is "
              + alpha
              + ", and must be 0 (all timesteps alike) to 1; the reference is 0.5.");
    }
    if (timesteps < 1 || (timesteps == 1 && alpha == 1)) {
      throw new IllegalArgumentException(
          "There is no timestep to draw: " + timesteps + " in all, alpha " + alpha + ".");
    }
    double[] weights = new double[timesteps];
    Arrays.setAll(weights, t -> 1 - alpha * Math.cos(Math.PI * t / timesteps));
    double total = Arrays.stream(weights).sum();
    probabilities = Arrays.stream(weights).map(weight -> weight / total).toArray();
    cumulative = new double[timesteps];
    double sum = 0;
    for (int t = 0; t < timesteps; t++) {
      sum += probabilities[t];
      cumulative[t] = sum;
    }
    for (int t = 0; t < timesteps; t++) {
      cumulative[t] /= sum;
    }
  }

  /** Probability of a timestep. */
  public double probability(int timestep) {
    return probabilities[timestep];
  }

  /**
   * The timestep for a uniform number: how many cumulative probabilities it has reached.
   *
   * @param u from 0 to below 1
   * @throws IllegalArgumentException if u is outside that range
   */
  public int timestep(double u) {
    if (!(u >= 0 && u < 1)) {
      throw new IllegalArgumentException("u is " + u + ", and must be 0 to below 1.");
    }
    int low = 0;
    int high = cumulative.length - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (cumulative[middle] <= u) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Draws a timestep. */
  public int draw(RandomStream stream) {
    return timestep(stream.nextDouble());
  }
}

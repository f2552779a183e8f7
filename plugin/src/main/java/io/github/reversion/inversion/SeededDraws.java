package io.github.reversion.inversion;

import io.github.reversion.compute.Draws;
import io.github.reversion.compute.RandomStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Draws that follow from one seed.
 *
 * <p>Exemplars are taken in rounds, each in an order of its own, so that all are seen equally
 * often.
 *
 * @param draws the seed
 * @param exemplars how many there are
 * @param basis how many prepositions there are to draw from
 * @param count how many of them are drawn for a sample; fewer if there are fewer
 */
record SeededDraws(Draws draws, int exemplars, int basis, int count) implements SampleDraws {

  @Override
  public int image(long sample) {
    int place = (int) (sample % exemplars);
    return chosen(draws.stream("image", sample / exemplars), exemplars, exemplars).get(place);
  }

  @Override
  public int caption(long sample, int captions) {
    return draws.stream("caption", sample).nextInt(captions);
  }

  @Override
  public double timestep(long sample) {
    return draws.stream("timestep", sample).nextDouble();
  }

  @Override
  public void latentNoise(long sample, float[] numbers) {
    draws.stream("latent noise", sample).fillGaussian(numbers);
  }

  @Override
  public void noise(long sample, float[] numbers) {
    draws.stream("noise", sample).fillGaussian(numbers);
  }

  @Override
  public List<Integer> prepositions(long sample) {
    return chosen(draws.stream("prepositions", sample), basis, Math.min(count, basis));
  }

  /**
   * Some of the numbers below {@code of}, each at most once, in random order (Fisher and Yates).
   */
  private static List<Integer> chosen(RandomStream stream, int of, int count) {
    List<Integer> rest = new ArrayList<>();
    for (int i = 0; i < of; i++) {
      rest.add(i);
    }
    List<Integer> chosen = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      chosen.add(rest.remove(stream.nextInt(rest.size())));
    }
    return chosen;
  }
}

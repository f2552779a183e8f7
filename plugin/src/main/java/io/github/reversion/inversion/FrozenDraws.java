package io.github.reversion.inversion;

import java.util.List;

/**
 * The draws of the frozen batch: noise and exemplars from the seed, timesteps spread evenly over
 * their distribution, so that its loss tells how far learning has come instead of which timesteps
 * were drawn (Voronov et al. 2023, "Is this loss informative?").
 *
 * @param draws where all but the timesteps comes from
 * @param size samples of the batch
 */
record FrozenDraws(SampleDraws draws, int size) implements SampleDraws {

  @Override
  public int image(long sample) {
    return draws.image(sample);
  }

  @Override
  public int caption(long sample, int captions) {
    return draws.caption(sample, captions);
  }

  @Override
  public double timestep(long sample) {
    return (sample + 0.5) / size;
  }

  @Override
  public void latentNoise(long sample, float[] numbers) {
    draws.latentNoise(sample, numbers);
  }

  @Override
  public void noise(long sample, float[] numbers) {
    draws.noise(sample, numbers);
  }

  @Override
  public List<Integer> prepositions(long sample) {
    return draws.prepositions(sample);
  }
}

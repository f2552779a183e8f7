package io.github.reversion.inversion;

import java.util.List;

/**
 * Everything random about the samples a relation is learned from.
 *
 * <p>Samples are counted over the whole run, so that their draws do not depend on how they are put
 * into batches.
 */
public interface SampleDraws {
  /** Which exemplar a sample shows, from 0. */
  int image(long sample);

  /** Which of an exemplar's captions goes with it, from 0. */
  int caption(long sample, int captions);

  /** Where in the distribution of timesteps it lies, in [0, 1). */
  double timestep(long sample);

  /** Fills in the standard normal noise by which latents are drawn from their moments. */
  void latentNoise(long sample, float[] numbers);

  /** Fills in the standard normal noise that the network is to predict. */
  void noise(long sample, float[] numbers);

  /** The basis prepositions the relation is pulled to, by their index; all differ. */
  List<Integer> prepositions(long sample);
}

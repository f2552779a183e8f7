package io.github.reversion.verify;

import io.github.reversion.inversion.SampleDraws;
import java.util.List;

/**
 * The draws of a recorded training run, sample by sample.
 *
 * <p>A sample's prepositions are a basis of their own: the row of the recorded ids with its number.
 */
final class RecordedDraws implements SampleDraws {
  private final int[] images;
  private final int[] captions;
  private final double[] timesteps;
  private final float[] latentNoise;
  private final float[] noise;

  /** Takes the inputs of a run; their first two axes are micro-steps and batch. */
  RecordedDraws(GoldenCase run) {
    images = run.data("in.image_index").toInts();
    captions = run.data("in.caption_index").toInts();
    timesteps = run.data("in.timestep_u").toDoubles();
    latentNoise = run.data("in.vae_noise").toFloats();
    noise = run.data("in.eps_noise").toFloats();
  }

  /** How many samples were drawn. */
  int samples() {
    return images.length;
  }

  @Override
  public int image(long sample) {
    return images[(int) sample];
  }

  @Override
  public int caption(long sample, int count) {
    return captions[(int) sample];
  }

  @Override
  public double timestep(long sample) {
    return timesteps[(int) sample];
  }

  @Override
  public void latentNoise(long sample, float[] numbers) {
    System.arraycopy(latentNoise, (int) sample * numbers.length, numbers, 0, numbers.length);
  }

  @Override
  public void noise(long sample, float[] numbers) {
    System.arraycopy(noise, (int) sample * numbers.length, numbers, 0, numbers.length);
  }

  @Override
  public List<Integer> prepositions(long sample) {
    return List.of((int) sample);
  }
}

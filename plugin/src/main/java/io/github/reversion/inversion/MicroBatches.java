package io.github.reversion.inversion;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.reversion.clip.TokenBatch;
import io.github.reversion.compute.Autograd;
import io.github.reversion.diffusion.LatentMoments;
import io.github.reversion.diffusion.NoiseSchedule;
import io.github.reversion.pipeline.StableDiffusion;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Makes micro-batches out of exemplars and draws. */
final class MicroBatches {
  private final StableDiffusion model;
  private final PreparedExemplars exemplars;
  private final SteeringVocabulary vocabulary;
  private final Set<Integer> relationIds;
  private final SteeringAnchor anchor;
  private final TimestepSampling sampling;
  private final Shape latentShape;

  MicroBatches(
      StableDiffusion model,
      PreparedExemplars exemplars,
      SteeringVocabulary vocabulary,
      List<Integer> relationIds,
      InversionOptions options) {
    this.model = model;
    this.exemplars = exemplars;
    this.vocabulary = vocabulary;
    this.relationIds = new HashSet<>(relationIds);
    anchor = options.anchor();
    int timesteps = model.scheduler().noiseSchedule().numTrainTimesteps();
    sampling = new TimestepSampling(timesteps, options.importanceAlpha());
    latentShape = exemplars.moments().mean().getShape().slice(1);
  }

  /** Makes the batch of the samples {@code first} to {@code first + size - 1}. */
  MicroBatch draw(NDManager manager, SampleDraws draws, long first, int size) {
    int[][] ids = new int[size][];
    int[][] prepositions = new int[size][];
    int[] timesteps = new int[size];
    long[] images = new long[size];
    for (int row = 0; row < size; row++) {
      long sample = first + row;
      int image = draws.image(sample);
      images[row] = image;
      List<int[]> captions = exemplars.captionIds().get(image);
      ids[row] = captions.get(draws.caption(sample, captions.size()));
      prepositions[row] = prepositions(draws.prepositions(sample));
      timesteps[row] = sampling.timestep(draws.timestep(sample));
    }
    NDArray latentNoise = noise(manager, draws::latentNoise, first, size);
    NDArray noise = noise(manager, draws::noise, first, size);
    try (Autograd off = Autograd.off()) {
      NDArray latents = latents(manager.create(images), latentNoise);
      NoiseSchedule schedule = model.scheduler().noiseSchedule();
      return new MicroBatch(
          TokenBatch.of(manager, ids, model.tokenizer().vocabularySize()),
          manager.create(floats(timesteps)),
          schedule.addNoise(latents, noise, timesteps),
          schedule.target(model.scheduler().predictionType(), latents, noise, timesteps),
          steering(manager, ids, prepositions));
    }
  }

  private int[] prepositions(List<Integer> drawn) {
    return drawn.stream()
        .flatMap(i -> vocabulary.basis().get(i).stream())
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private NDArray latents(NDArray images, NDArray noise) {
    LatentMoments all = exemplars.moments();
    LatentMoments chosen =
        new LatentMoments(
            model.ops().rows(all.mean(), images), model.ops().rows(all.logvar(), images));
    return model.vae().scale(chosen.sample(noise));
  }

  /** Fills in the noise of one sample. */
  @FunctionalInterface
  private interface Filler {
    void fill(long sample, float[] numbers);
  }

  private NDArray noise(NDManager manager, Filler filler, long first, int size) {
    float[] one = new float[(int) latentShape.size()];
    float[] all = new float[size * one.length];
    for (int row = 0; row < size; row++) {
      filler.fill(first + row, one);
      System.arraycopy(one, 0, all, row * one.length, one.length);
    }
    return manager.create(all, new Shape(size).addAll(latentShape));
  }

  private static float[] floats(int[] numbers) {
    float[] floats = new float[numbers.length];
    for (int i = 0; i < numbers.length; i++) {
      floats[i] = numbers[i];
    }
    return floats;
  }

  private List<SteeringLoss.Words> steering(NDManager manager, int[][] ids, int[][] prepositions) {
    if (anchor == SteeringAnchor.FIRST_ROW) {
      return List.of(words(manager, ids, prepositions));
    }
    List<SteeringLoss.Words> rows = new ArrayList<>();
    for (int row = 0; row < ids.length; row++) {
      rows.add(words(manager, new int[][] {ids[row]}, new int[][] {prepositions[row]}));
    }
    return rows;
  }

  private SteeringLoss.Words words(NDManager manager, int[][] ids, int[][] prepositions) {
    SteeringTerms terms =
        SteeringTerms.of(
            ids, prepositions, relationIds, vocabulary.specialIds(), vocabulary.stopIds());
    return new SteeringLoss.Words(
        embeddings(manager, terms.positives()),
        terms.withoutNegatives() ? null : embeddings(manager, terms.negatives()));
  }

  private NDArray embeddings(NDManager manager, List<Integer> ids) {
    return model
        .textModel()
        .tokenVectors(manager, ids.stream().mapToInt(Integer::intValue).toArray());
  }
}

package io.github.reversion.inversion;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import io.github.reversion.clip.ClipTokenizer;
import io.github.reversion.clip.TokenIds;
import io.github.reversion.compute.Autograd;
import io.github.reversion.diffusion.LatentMoments;
import io.github.reversion.exemplar.CaptionRules;
import io.github.reversion.exemplar.Exemplar;
import io.github.reversion.exemplar.ExemplarException;
import io.github.reversion.exemplar.Exemplars;
import io.github.reversion.image.Preprocessing;
import io.github.reversion.pipeline.Pixels;
import io.github.reversion.pipeline.StableDiffusion;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Exemplars as the model sees them: encoded once, their captions as token ids.
 *
 * @param moments of all exemplars' latents, on the device; every step draws its own sample from
 *     them
 * @param captionIds for each exemplar the ids of each caption
 */
record PreparedExemplars(LatentMoments moments, List<List<int[]>> captionIds) {

  /**
   * Encodes exemplars.
   *
   * @param tokenizer with the relation's token
   * @param warn is told of captions that are cut
   * @throws ExemplarException if a caption, as the model reads it, lacks the relation or any other
   *     word of content
   */
  static PreparedExemplars of(
      NDManager manager,
      StableDiffusion model,
      ClipTokenizer tokenizer,
      String token,
      SteeringVocabulary vocabulary,
      Exemplars exemplars,
      Preprocessing preprocessing,
      Consumer<String> warn) {
    CaptionRules.english().check(exemplars);
    Set<Integer> relation = new HashSet<>(tokenizer.placeholderIds(token));
    List<List<int[]>> captions = new ArrayList<>();
    for (Exemplar exemplar : exemplars.list()) {
      List<int[]> ids = new ArrayList<>();
      for (String caption : exemplar.captions()) {
        TokenIds encoded = tokenizer.encode(caption.replace(CaptionRules.RELATION, token));
        String place = exemplar.name() + ": the caption \"" + caption + "\"";
        encoded.warning().ifPresent(w -> warn.accept(place + ": " + w));
        requireUse(place, encoded, relation, vocabulary);
        ids.add(encoded.toArray());
      }
      captions.add(List.copyOf(ids));
    }
    return new PreparedExemplars(
        encode(manager, model, exemplars, preprocessing), List.copyOf(captions));
  }

  private static void requireUse(
      String place, TokenIds ids, Set<Integer> relation, SteeringVocabulary vocabulary) {
    if (!ids.ids().containsAll(relation)) {
      throw new ExemplarException(
          place + " is so long that the relation is cut off; move {} to its first words");
    }
    int[][] row = {ids.toArray()};
    int[][] none = {};
    if (SteeringTerms.of(row, none, relation, vocabulary.specialIds(), vocabulary.stopIds())
        .withoutNegatives()) {
      throw new ExemplarException(
          place + " names nothing that stands in the relation; write, say, \"cat {} stone\"");
    }
  }

  private static LatentMoments encode(
      NDManager manager, StableDiffusion model, Exemplars exemplars, Preprocessing preprocessing) {
    NDList means = new NDList();
    NDList logvars = new NDList();
    try (Autograd off = Autograd.off()) {
      for (Exemplar exemplar : exemplars.list()) {
        try (NDScope scope = new NDScope()) {
          float[] pixels = preprocessing.pixelValues(exemplar.image());
          NDArray image = Pixels.tensor(manager, List.of(pixels), preprocessing.size());
          LatentMoments moments = model.vae().encode(image);
          NDScope.unregister(moments.mean(), moments.logvar());
          means.add(moments.mean());
          logvars.add(moments.logvar());
        }
      }
      return new LatentMoments(NDArrays.concat(means), NDArrays.concat(logvars));
    }
  }
}

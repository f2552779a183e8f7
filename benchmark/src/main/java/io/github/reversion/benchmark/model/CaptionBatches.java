package io.github.reversion.benchmark.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.reversion.benchmark.world.Scene;
import io.github.reversion.benchmark.world.SceneCaption;
import io.github.reversion.benchmark.world.SceneWords;
import io.github.reversion.clip.ClipTextModel;
import io.github.reversion.clip.ClipTokenizer;
import io.github.reversion.clip.Placeholder;
import io.github.reversion.clip.TokenBatch;
import io.github.reversion.compute.RandomStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Captions of scenes as text states.
 *
 * <p>Some captions are left out, for guidance without a classifier (Ho and Salimans 2022). In some,
 * one token stands for all words between A and B: its vector is the sum of a vector for each word,
 * which lies between those of two words that say the same. So the text model learns that a sum of
 * words' vectors means all of them, and that what lies between two words of one meaning has that
 * meaning: a single token can say what several words say. Relation inversion looks for such a
 * token; large models, whose tokens are many and whose captions are free, know some of this by
 * themselves.
 */
final class CaptionBatches {
  private static final String MERGED = "<merged>";
  private static final double EMPTY_SHARE = 0.1;
  private static final double MERGED_SHARE = 0.3;

  /** By how much a word's part in the sum varies. */
  private static final double JITTER = 0.2;

  private final ClipTokenizer tokenizer;
  private final int merged;
  private final List<String> words = SceneWords.all();
  private final int[] wordIds;

  CaptionBatches(ClipTokenizer tokenizer) {
    this.tokenizer = tokenizer.withPlaceholders(List.of(new Placeholder(MERGED, 1)));
    merged = tokenizer.vocabularySize();
    wordIds = words.stream().mapToInt(word -> tokenizer.tokenize(word).get(0)).toArray();
  }

  /**
   * Draws captions and encodes them.
   *
   * @param scenes by number
   * @param streams one a scene
   * @return [scenes, tokens, width], in the model's precision
   */
  NDArray encode(
      NDManager manager,
      ClipTextModel model,
      IntFunction<Scene> scenes,
      List<RandomStream> streams) {
    int[][] ids = new int[streams.size()][];
    List<Mixture> mixtures = new ArrayList<>();
    for (int i = 0; i < ids.length; i++) {
      RandomStream stream = streams.get(i);
      SceneCaption caption = SceneCaption.draw(scenes.apply(i), stream);
      double share = stream.nextDouble();
      boolean merge = share >= EMPTY_SHARE && share < EMPTY_SHARE + MERGED_SHARE;
      String text = share < EMPTY_SHARE ? "" : merge ? caption.with(MERGED) : caption.toString();
      ids[i] = tokenizer.encode(text).toArray();
      if (merge) {
        number(ids[i], merged + mixtures.size());
        mixtures.add(Mixture.of(caption.words(), stream));
      }
    }
    TokenBatch tokens = TokenBatch.of(manager, ids, merged);
    return model.encode(tokens, mixtures.isEmpty() ? null : vectors(manager, model, mixtures));
  }

  private void number(int[] ids, int id) {
    for (int i = 0; i < ids.length; i++) {
      if (ids[i] == merged) {
        ids[i] = id;
      }
    }
  }

  private NDArray vectors(NDManager manager, ClipTextModel model, List<Mixture> mixtures) {
    float[] weights = new float[mixtures.size() * wordIds.length];
    for (int i = 0; i < mixtures.size(); i++) {
      for (Mixture.Part part : mixtures.get(i).parts()) {
        weights[i * wordIds.length + words.indexOf(part.word())] += (float) part.weight();
      }
    }
    return manager
        .create(weights, new Shape(mixtures.size(), wordIds.length))
        .matMul(model.tokenVectors(manager, wordIds));
  }

  /** So much of each word. */
  private record Mixture(List<Part> parts) {
    record Part(String word, double weight) {}

    static Mixture of(List<String> words, RandomStream stream) {
      List<Part> parts = new ArrayList<>();
      for (String word : words) {
        List<String> same = SceneWords.synonyms(word);
        String other = same.get(stream.nextInt(same.size()));
        double all = 1 + JITTER * (2 * stream.nextDouble() - 1);
        double share = stream.nextDouble();
        parts.add(new Part(word, all * share));
        parts.add(new Part(other, all * (1 - share)));
      }
      return new Mixture(parts);
    }
  }
}

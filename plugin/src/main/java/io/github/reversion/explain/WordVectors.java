package io.github.reversion.explain;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import io.github.reversion.clip.ClipTokenizer;
import io.github.reversion.compute.Autograd;
import io.github.reversion.compute.Torch;
import io.github.reversion.pipeline.StableDiffusion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;

/**
 * The words that are one token each in a model's vocabulary, and their vectors: the rows of the
 * text encoder's embedding table, where a relation's vectors stand too.
 */
final class WordVectors {
  private static final int ROWS_AT_ONCE = 2048;

  private final StableDiffusion model;

  /** Word to its token, in the order of the vocabulary. */
  private final Map<String, Integer> ids = new LinkedHashMap<>();

  WordVectors(StableDiffusion model) {
    this.model = model;
    ClipTokenizer tokenizer = model.tokenizer();
    for (int id = 0; id < tokenizer.vocabularySize(); id++) {
      String text = tokenizer.decode(List.of(id));
      // Pieces of words are read back as another token.
      if (text.matches("\\p{L}+") && tokenizer.tokenize(text).equals(List.of(id))) {
        ids.put(text, id);
      }
    }
  }

  /** All words. */
  List<String> words() {
    return List.copyOf(ids.keySet());
  }

  /** Those of some words that are one token, in their order. */
  List<String> known(List<String> words) {
    return words.stream().filter(ids::containsKey).toList();
  }

  /** The vectors of words that are {@link #known}. */
  List<float[]> of(List<String> words) {
    List<float[]> vectors = new ArrayList<>();
    forEach(words, (word, vector) -> vectors.add(vector));
    return vectors;
  }

  /** Looks at the vectors of words one after the other: all of them may be much for memory. */
  void forEach(List<String> words, BiConsumer<String, float[]> action) {
    int width = model.textWidth();
    for (int from = 0; from < words.size(); from += ROWS_AT_ONCE) {
      List<String> part = words.subList(from, Math.min(words.size(), from + ROWS_AT_ONCE));
      float[] rows = rows(part.stream().mapToInt(ids::get).toArray());
      IntStream.range(0, part.size())
          .forEach(
              i ->
                  action.accept(part.get(i), Arrays.copyOfRange(rows, i * width, (i + 1) * width)));
    }
  }

  private float[] rows(int[] tokens) {
    try (NDManager manager = Torch.newManager(model.device());
        NDScope scope = new NDScope();
        Autograd off = Autograd.off()) {
      return model.textModel().tokenVectors(manager, tokens).toFloatArray();
    }
  }
}

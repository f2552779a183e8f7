package io.github.reversion.explain;

import io.github.reversion.compute.Draws;
import io.github.reversion.compute.RandomStream;
import io.github.reversion.inversion.BasisPrepositions;
import io.github.reversion.pipeline.StableDiffusion;
import io.github.reversion.relation.Relation;
import io.github.reversion.settings.SettingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.IntStream;

/** Explains relations by the vocabulary of a model. */
final class Explainer {
  /** Other words that a relation is compared with: enough to tell 1 % from 10 %. */
  private static final int OTHERS = 100;

  private final StableDiffusion model;
  private final ExplanationOptions options;
  private final WordVectors words;
  private final List<String> basis;
  private final List<float[]> basisVectors;

  Explainer(StableDiffusion model, ExplanationOptions options) {
    this.model = model;
    this.options = options;
    words = new WordVectors(model);
    basis = words.known(BasisPrepositions.english().words());
    if (basis.isEmpty()) {
      throw new SettingException(
          "The vocabulary of the model %s has no preposition as one token, so there is nothing to explain by; choose another model."
              .formatted(model.folder()));
    }
    basisVectors = words.of(basis);
  }

  Explanation explain(Relation relation) {
    if (relation.width() != model.textWidth()) {
      throw new SettingException(
          "The relation %s has vectors of width %d, the model %s wants %d; choose the model it was learned on."
              .formatted(relation.token(), relation.width(), model.folder(), model.textWidth()));
    }
    return new Explanation(
        relation.token(),
        Arrays.stream(relation.vectors()).map(this::explain).toList(),
        basis.size(),
        sharesOfOthers());
  }

  private VectorExplanation explain(float[] vector) {
    SparseCode code = code(vector);
    List<WordWeight> used =
        IntStream.range(0, basis.size())
            .mapToObj(i -> new WordWeight(basis.get(i), code.weights().get(i)))
            .filter(word -> word.weight() > 0)
            .sorted(Comparator.comparingDouble(WordWeight::weight).reversed())
            .toList();
    return new VectorExplanation(
        Math.sqrt(Inner.of(vector, vector)), code.share(), used, nearest(vector));
  }

  private SparseCode code(float[] vector) {
    return SparseCode.of(basisVectors, vector, options.prepositions());
  }

  private List<WordWeight> nearest(float[] vector) {
    Comparator<WordWeight> order = Comparator.comparingDouble(WordWeight::weight);
    PriorityQueue<WordWeight> nearest = new PriorityQueue<>(order);
    words.forEach(
        words.words(),
        (word, other) -> {
          nearest.add(new WordWeight(word, Inner.cosine(vector, other)));
          if (nearest.size() > options.nearest()) {
            nearest.remove();
          }
        });
    return nearest.stream().sorted(order.reversed()).toList();
  }

  private List<Double> sharesOfOthers() {
    List<String> others = new ArrayList<>(words.words());
    others.removeAll(basis);
    RandomStream stream = new Draws(0).stream("words that a relation is compared with");
    for (int i = 0; i < Math.min(OTHERS, others.size()); i++) {
      Collections.swap(others, i, i + stream.nextInt(others.size() - i));
    }
    return words.of(others.subList(0, Math.min(OTHERS, others.size()))).stream()
        .map(vector -> code(vector).share())
        .sorted()
        .toList();
  }
}

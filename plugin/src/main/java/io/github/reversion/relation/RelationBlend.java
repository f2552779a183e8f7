package io.github.reversion.relation;

import io.github.reversion.settings.SettingException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * What lies between two relations: their vectors mixed, number by number.
 *
 * @param first at weight 0; the blend is written as this one is
 * @param second at weight 1
 */
public record RelationBlend(Relation first, Relation second) {

  /**
   * Checks that the two can be mixed.
   *
   * @throws SettingException if they differ in the count or the width of their vectors, or were
   *     learned on different models as far as that is known
   */
  public RelationBlend {
    if (first.width() != second.width()) {
      throw new SettingException(
          "%s has vectors of width %d and %s of width %d, so they are of different kinds of models; blend relations of one model."
              .formatted(name(first), first.width(), name(second), second.width()));
    }
    if (first.vectorCount() != second.vectorCount()) {
      throw new SettingException(
          "%s has %d vectors and %s has %d; blend relations with the same number, or learn one of them again."
              .formatted(name(first), first.vectorCount(), name(second), second.vectorCount()));
    }
    Optional<String> one = first.info().get(RelationKey.BASE_MODEL_HASH);
    Optional<String> other = second.info().get(RelationKey.BASE_MODEL_HASH);
    if (one.isPresent() && other.isPresent() && !one.equals(other)) {
      throw new SettingException(
          "%s was learned on the model %s and %s on %s, where the same numbers mean something else; learn both on one model."
              .formatted(name(first), model(first), name(second), model(second)));
    }
  }

  private static String name(Relation relation) {
    return relation.info().get(RelationKey.TITLE).orElse(relation.token());
  }

  private static String model(Relation relation) {
    return relation
        .info()
        .get(RelationKey.BASE_MODEL)
        .orElse("of the hash " + relation.info().get(RelationKey.BASE_MODEL_HASH).orElse("?"));
  }

  /**
   * Weights from 0 to 1 in equal steps.
   *
   * @param count how many, at least 2
   * @throws SettingException if there are fewer
   */
  public static List<Double> weights(int count) {
    if (count < 2) {
      throw new SettingException("A blend needs at least 2 weights, not " + count + ".");
    }
    return IntStream.range(0, count).mapToObj(i -> i / (count - 1.0)).toList();
  }

  /**
   * The relation at a weight: {@code (1 - weight) first + weight second}, exactly the two at 0 and
   * 1.
   *
   * @param weight of the second, 0 to 1
   * @return with the first one's token and those facts that hold for both
   * @throws SettingException if the weight is out of its range
   */
  public Relation at(double weight) {
    if (!(weight >= 0 && weight <= 1)) {
      throw new SettingException("weight is " + weight + "; it must be between 0 and 1.");
    }
    float[][] vectors = first.vectors();
    float[][] others = second.vectors();
    for (int row = 0; row < vectors.length; row++) {
      for (int i = 0; i < vectors[row].length; i++) {
        vectors[row][i] = (float) ((1 - weight) * vectors[row][i] + weight * others[row][i]);
      }
    }
    return new Relation(first.token(), vectors, info(weight));
  }

  private RelationInfo info(double weight) {
    Map<String, String> shared = new TreeMap<>(first.info().entries());
    Map<String, String> others = second.info().entries();
    shared.entrySet().removeIf(fact -> !Objects.equals(others.get(fact.getKey()), fact.getValue()));
    String title =
        String.format(
            Locale.ROOT, "%.2f %s + %.2f %s", 1 - weight, name(first), weight, name(second));
    // Facts about one training are none about a blend of two.
    for (RelationKey key : Arrays.asList(RelationKey.STEPS, RelationKey.SEED)) {
      shared.remove(key.text());
    }
    return new RelationInfo(shared).with(RelationKey.TITLE, title);
  }
}

package io.github.reversion.harness.score;

import java.util.List;
import java.util.Optional;

/** The measures there are. */
public final class Measures {
  /** See {@link #ALL}, as for the others. */
  public static final String RELATION = "relation";

  public static final String DIRECTION = "direction";
  public static final String DIRECTION_PAIRS = "direction_pairs";
  public static final String ENTITIES = "entities";
  public static final String ENTITY_A = "entity_a";
  public static final String ENTITY_B = "entity_b";
  public static final String ENTITY_SCORE = "entity_score";
  public static final String GROUND = "ground";
  public static final String STYLE = "style";
  public static final String LEAKAGE = "leakage";
  public static final String LEAKAGE_EXCESS = "leakage_excess";
  public static final String EXEMPLAR_SIMILARITY = "exemplar_similarity";
  public static final String DIVERSITY = "diversity";

  /** Seen where both entities are there, in no relation that has a name. */
  public static final String OTHER = "other";

  /** Seen where an entity is not there. */
  public static final String MISSING = "entity missing";

  static final String YES_OR_NO = "0 or 1";

  /** What each says. */
  public static final List<Measure> ALL =
      List.of(
          more(RELATION, "1 where the relation that was asked for is the one that is seen"),
          more(
              DIRECTION,
              "of the images in which it holds one way round: 1 where that is the right way."
                  + " Relations that look the same both ways have none"),
          more(
              DIRECTION_PAIRS,
              "of the pairs of a prompt and the same with A and B swapped that both have a"
                  + " direction: 1 where both are the right way round; it counts with the first"),
          more(ENTITIES, "1 where both entities are there"),
          more(ENTITY_A, "1 where A is there"),
          more(ENTITY_B, "1 where B is there"),
          new Measure(
              ENTITY_SCORE,
              "the cosine of CLIP's features of the image and of the prompt with \"and\" for the"
                  + " relation",
              "-1 to 1",
              false),
          more(GROUND, "1 where the background is the one asked for; only where one is"),
          more(STYLE, "1 where the style is the one asked for; only where one is"),
          new Measure(
              LEAKAGE,
              "1 where an entity of the exemplars is there that nobody asked for. The rate without"
                  + " a learned token is that of the methods that say words",
              YES_OR_NO,
              true),
          new Measure(
              LEAKAGE_EXCESS,
              "that, less the same of the image that was drawn with \"and\" from the same noise; only"
                  + " where both were scored",
              "-1 to 1",
              true),
          new Measure(
              EXEMPLAR_SIMILARITY,
              "the highest cosine of CLIP's features of the image and of an exemplar: a copy has 1",
              "-1 to 1",
              true),
          new Measure(
              DIVERSITY,
              "how far CLIP's features are from those of the other images of the prompt: the mean"
                  + " of 1 - cosine. An image that is alone has none",
              "0 to 2",
              false));

  private Measures() {}

  private static Measure more(String name, String meaning) {
    return new Measure(name, meaning, YES_OR_NO, false);
  }

  /**
   * Whether less is better.
   *
   * @param measure with or without the scorer's name and a dot in front
   */
  public static boolean lessIsBetter(String measure) {
    return find(measure).map(Measure::lessIsBetter).orElse(false);
  }

  /**
   * The measure of a name.
   *
   * @param measure with or without the scorer's name and a dot in front
   */
  public static Optional<Measure> find(String measure) {
    String name = measure.substring(measure.indexOf('.') + 1);
    return ALL.stream().filter(one -> one.name().equals(name)).findFirst();
  }
}

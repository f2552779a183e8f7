package io.github.reversion.benchmark.measure;

import io.github.reversion.benchmark.statistics.Share;
import java.util.Collection;
import java.util.function.Predicate;

/**
 * Outcomes, counted.
 *
 * @param trials in all
 * @param relation in how many exactly the placement and the extras asked for hold
 * @param entities in how many both entities are there
 * @param ground in how many it is the one asked for
 * @param style in how many it is the one asked for
 * @param leaked in how many an entity of the exemplars is there that was not asked for
 */
public record Tally(int trials, int relation, int entities, int ground, int style, int leaked) {
  /** Of nothing. */
  public static final Tally NONE = new Tally(0, 0, 0, 0, 0, 0);

  static Tally of(Collection<Outcome> outcomes) {
    return new Tally(
        outcomes.size(),
        count(outcomes, Outcome::relation),
        count(outcomes, Outcome::entities),
        count(outcomes, Outcome::ground),
        count(outcomes, Outcome::style),
        count(outcomes, Outcome::leaked));
  }

  private static int count(Collection<Outcome> outcomes, Predicate<Outcome> good) {
    return (int) outcomes.stream().filter(good).count();
  }

  /** Both together. */
  public Tally plus(Tally other) {
    return new Tally(
        trials + other.trials,
        relation + other.relation,
        entities + other.entities,
        ground + other.ground,
        style + other.style,
        leaked + other.leaked);
  }

  /** A count as a share of all. */
  public Share share(int count) {
    return new Share(count, trials);
  }

  /** Such as {@code relation 80.0 % (49.0-94.3, n = 10) entities ...}. */
  @Override
  public String toString() {
    return "relation %s  entities %s  ground %s  style %s  leaked %s"
        .formatted(share(relation), share(entities), share(ground), share(style), share(leaked));
  }
}

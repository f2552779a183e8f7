package io.github.reversion.harness.score;

import io.github.reversion.UserException;
import io.github.reversion.benchmark.suite.ExemplarSource;
import io.github.reversion.benchmark.suite.Scenario;
import io.github.reversion.benchmark.suite.SuiteRelation;
import io.github.reversion.benchmark.world.BenchmarkRelation;
import io.github.reversion.benchmark.world.Entity;
import io.github.reversion.benchmark.world.EntityPair;
import io.github.reversion.benchmark.world.Ground;
import io.github.reversion.benchmark.world.Style;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * A question in the terms of the scene world.
 *
 * @param relation asked for
 * @param pair A and B
 * @param ground asked for, if one is
 * @param style asked for, if one is
 * @param strangers entities that the exemplars show
 */
record SceneQuestion(
    BenchmarkRelation relation,
    EntityPair pair,
    Optional<Ground> ground,
    Optional<Style> style,
    Set<Entity> strangers) {

  /**
   * Understands a question.
   *
   * @param scorer who wants to judge, named in refusals
   * @throws UserException naming what is not of the scene world
   */
  static SceneQuestion of(String scorer, Question question) {
    return understood(scorer, () -> of(question));
  }

  /**
   * Understands A and B alone.
   *
   * @throws UserException naming which is not of the scene world
   */
  static EntityPair pair(String scorer, Scenario scenario) {
    return understood(scorer, () -> pair(scenario));
  }

  private static <T> T understood(String scorer, Supplier<T> meaning) {
    try {
      return meaning.get();
    } catch (IllegalArgumentException e) {
      throw new UserException(
          "The scorer %s reads pictures of the scene world only, and %s; choose a suite of the scene"
                  .formatted(scorer, e.getMessage())
              + " world, or another scorer.",
          e);
    }
  }

  private static EntityPair pair(Scenario scenario) {
    Entity a = entity(scenario.a());
    Entity b = entity(scenario.b());
    if (a.colour() == b.colour()) {
      throw refusal("'%s' and '%s' have one colour".formatted(a, b));
    }
    return new EntityPair(a, b);
  }

  private static SceneQuestion of(Question question) {
    Scenario scenario = question.scenario();
    return new SceneQuestion(
        relation(question.relation()),
        pair(scenario),
        scenario.background().map(name -> known("background", name, Ground.values())),
        scenario.style().map(name -> known("style", name, Style.values())),
        question.captions().stream()
            .flatMap(caption -> SceneTexts.entitiesIn(caption).stream())
            .collect(Collectors.toSet()));
  }

  private static Entity entity(String text) {
    return Entity.named(text)
        .orElseThrow(() -> refusal("'" + text + "' is none of its entities, such as 'red star'"));
  }

  private static <T> T known(String what, String name, T[] all) {
    List<T> possible = List.of(all);
    return SceneTexts.named(name, possible)
        .orElseThrow(
            () -> refusal("'%s' is no %s of it; it has %s".formatted(name, what, possible)));
  }

  /** The one that its exemplars show, else the one of its name. */
  private static BenchmarkRelation relation(SuiteRelation relation) {
    if (relation.exemplars().source() instanceof ExemplarSource.World world) {
      return world.relation();
    }
    List<BenchmarkRelation> all = List.of(BenchmarkRelation.values());
    return SceneTexts.named(relation.name(), all)
        .orElseThrow(
            () -> refusal("'%s' is none of its relations %s".formatted(relation.name(), all)));
  }

  private static IllegalArgumentException refusal(String reason) {
    return new IllegalArgumentException(reason);
  }
}

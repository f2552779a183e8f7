package io.github.reversion.harness.plan;

import io.github.reversion.benchmark.suite.Method;
import io.github.reversion.benchmark.suite.Scenario;
import io.github.reversion.benchmark.suite.Suite;
import io.github.reversion.benchmark.suite.SuiteRelation;
import io.github.reversion.inversion.InversionOptions;
import java.util.Map;
import java.util.Optional;

/** A part of the work that can be done by itself, anywhere. */
public sealed interface Unit {
  /** What it is done with. */
  Method method();

  /** What it is done for. */
  SuiteRelation relation();

  /**
   * A relation learned by a method.
   *
   * @param seed of all random draws, from 0 on
   */
  record Inversion(SuiteRelation relation, Method.Token method, int seed) implements Unit {
    /** The one whose relation draws an image, where the method learns one. */
    public static Optional<Inversion> of(Suite suite, Images prompt, int sample) {
      return prompt.method() instanceof Method.Token token
          ? Optional.of(
              new Inversion(
                  prompt.relation(),
                  token,
                  suite.inversionSeed(prompt.relation(), prompt.scenario(), sample)))
          : Optional.empty();
    }

    /** The method's options with the seed. */
    public InversionOptions options() {
      return InversionOptions.SETTINGS.with(
          method.options(), Map.of("seed", Integer.toString(seed)));
    }

    /** Such as {@code full of wrapped_in with seed 0}. */
    @Override
    public String toString() {
      return "%s of %s with seed %d".formatted(method.name(), relation.name(), seed);
    }
  }

  /** The images of one prompt; a method that learns needs its inversion first. */
  record Images(SuiteRelation relation, Method method, Scenario scenario) implements Unit {
    /** With {@code {}} for the relation: methods are compared prompt by prompt. */
    public String prompt() {
      return scenario.prompt("{}");
    }

    /** What is drawn, with {@code {}} only where a token is learned. */
    public String drawn() {
      return scenario.prompt(method.between(relation));
    }
  }
}

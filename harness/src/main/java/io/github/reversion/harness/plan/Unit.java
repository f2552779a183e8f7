package io.github.reversion.harness.plan;

import io.github.reversion.benchmark.suite.Method;
import io.github.reversion.benchmark.suite.Scenario;
import io.github.reversion.benchmark.suite.SuiteRelation;
import java.util.Optional;

/** A part of the work that can be done by itself, anywhere. */
public sealed interface Unit {
  /** What it is done with. */
  Method method();

  /** What it is done for. */
  SuiteRelation relation();

  /** A relation learned by a method. */
  record Inversion(SuiteRelation relation, Method.Token method) implements Unit {
    /** Such as {@code full of wrapped_in}. */
    @Override
    public String toString() {
      return method.name() + " of " + relation.name();
    }
  }

  /** The images of one prompt; a method that learns needs its inversion first. */
  record Images(SuiteRelation relation, Method method, Scenario scenario) implements Unit {
    /** What must be learned first, where the method learns. */
    public Optional<Inversion> inversion() {
      return method instanceof Method.Token token
          ? Optional.of(new Inversion(relation, token))
          : Optional.empty();
    }

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

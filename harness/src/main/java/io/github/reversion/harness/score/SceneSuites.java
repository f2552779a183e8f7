package io.github.reversion.harness.score;

import io.github.reversion.benchmark.suite.Scenario;
import io.github.reversion.benchmark.suite.Suite;
import io.github.reversion.benchmark.suite.SuiteRelation;
import java.util.List;

/** Suites of the scene world, which some scorers alone can judge. */
public final class SceneSuites {
  private SceneSuites() {}

  /**
   * Refuses a suite that asks for what the scene world does not have.
   *
   * @param scorer who wants to judge, named in refusals
   * @throws io.github.reversion.UserException naming what is not of the scene world
   */
  public static void require(String scorer, Suite suite) {
    for (SuiteRelation relation : suite.relations()) {
      for (Scenario scenario : relation.scenarios()) {
        SceneQuestion.of(scorer, new Question(relation, scenario, List.of()));
      }
    }
  }

  /**
   * Refuses a suite that asks for entities that the scene world does not have; its relations may be
   * others.
   *
   * @param scorer who wants to judge, named in refusals
   * @throws io.github.reversion.UserException naming the entity
   */
  public static void requireEntities(String scorer, Suite suite) {
    for (SuiteRelation relation : suite.relations()) {
      for (Scenario scenario : relation.scenarios()) {
        SceneQuestion.pair(scorer, scenario);
      }
    }
  }
}

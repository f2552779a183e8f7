package io.github.reversion.harness.plan;

import io.github.reversion.benchmark.suite.Method;
import io.github.reversion.benchmark.suite.Scenario;
import io.github.reversion.benchmark.suite.Suite;
import io.github.reversion.benchmark.suite.SuiteRelation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * All that is to be done for a suite, or for a part of it.
 *
 * @param suite the whole suite
 * @param inversions that come before the images, and whose relations draw some of them
 * @param prompts whose images are drawn: relation by relation, method by method
 */
public record Plan(Suite suite, List<Unit.Inversion> inversions, List<Unit.Images> prompts) {
  /** Copies the lists. */
  public Plan {
    inversions = List.copyOf(inversions);
    prompts = List.copyOf(prompts);
  }

  /**
   * The plan for a selection.
   *
   * @throws io.github.reversion.settings.SettingException if it names what the suite does not have
   */
  public static Plan of(Suite suite, Selection selection) {
    List<Method> methods = selection.methodsOf(suite);
    List<Unit.Images> prompts = new ArrayList<>();
    for (SuiteRelation relation : selection.relationsOf(suite)) {
      List<Scenario> all = relation.scenarios();
      List<Scenario> scenarios =
          selection.limit() == 0 ? all : all.subList(0, Math.min(selection.limit(), all.size()));
      for (Method method : methods) {
        scenarios.forEach(scenario -> prompts.add(new Unit.Images(relation, method, scenario)));
      }
    }
    return new Plan(suite, inversions(suite, prompts), prompts);
  }

  private static List<Unit.Inversion> inversions(Suite suite, List<Unit.Images> prompts) {
    Set<Unit.Inversion> inversions = new LinkedHashSet<>();
    for (Unit.Images prompt : prompts) {
      for (int sample = 0; sample < suite.imagesPerPrompt(); sample++) {
        Unit.Inversion.of(suite, prompt, sample).ifPresent(inversions::add);
      }
    }
    return List.copyOf(inversions);
  }

  /** The relations, each once. */
  public List<SuiteRelation> relations() {
    return prompts.stream().map(Unit.Images::relation).distinct().toList();
  }

  /** Images in all. */
  public long images() {
    return (long) prompts.size() * suite.imagesPerPrompt();
  }

  /** Such as {@code mini: 120 inversions, 2880 prompts, 5760 images}. */
  @Override
  public String toString() {
    return "%s: %d inversions, %d prompts, %d images"
        .formatted(suite.name(), inversions.size(), prompts.size(), images());
  }
}

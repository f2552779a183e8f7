package io.github.reversion.harness.plan;

import io.github.reversion.benchmark.suite.Method;
import io.github.reversion.benchmark.suite.Suite;
import io.github.reversion.benchmark.suite.SuiteRelation;
import io.github.reversion.settings.SettingException;
import java.util.List;
import java.util.function.Function;

/**
 * Which part of a suite to do.
 *
 * @param methods by name; empty: all
 * @param relations by name; empty: all
 * @param limit prompts of each relation, from the first on; 0: all
 */
public record Selection(List<String> methods, List<String> relations, int limit) {
  /** The whole suite. */
  public static final Selection ALL = new Selection(List.of(), List.of(), 0);

  /**
   * Copies the lists.
   *
   * @throws SettingException if the limit is negative
   */
  public Selection {
    methods = List.copyOf(methods);
    relations = List.copyOf(relations);
    if (limit < 0) {
      throw new SettingException("limit is " + limit + "; it must be 1 or more, or 0 for all.");
    }
  }

  List<Method> methodsOf(Suite suite) {
    return chosen("methods", methods, suite.methods(), Method::name);
  }

  List<SuiteRelation> relationsOf(Suite suite) {
    return chosen("relations", relations, suite.relations(), SuiteRelation::name);
  }

  /** In the order of the suite. */
  private static <T> List<T> chosen(
      String option, List<String> wanted, List<T> all, Function<T, String> name) {
    List<String> possible = all.stream().map(name).toList();
    for (String one : wanted) {
      if (!possible.contains(one)) {
        throw new SettingException(
            "%s names '%s'; possible in this suite are %s."
                .formatted(option, one, String.join(", ", possible)));
      }
    }
    return all.stream()
        .filter(one -> wanted.isEmpty() || wanted.contains(name.apply(one)))
        .toList();
  }
}

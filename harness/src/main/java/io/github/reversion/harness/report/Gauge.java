package io.github.reversion.harness.report;

import io.github.reversion.UserException;
import io.github.reversion.benchmark.statistics.ClusterBootstrap;
import io.github.reversion.compute.Draws;
import io.github.reversion.harness.score.Measures;
import io.github.reversion.settings.SettingException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Compares a new run with a base, method by method, paired by prompt: images of both are drawn from
 * the same noise, so that what differs is the method or the model.
 *
 * @param metric with or without the scorer's name and a dot in front
 * @param maxDrop how much the mean over prompts may be worse, 0 or more
 */
public record Gauge(String metric, double maxDrop) {
  /**
   * Checks the number.
   *
   * @throws SettingException if it is negative or not a number
   */
  public Gauge {
    if (!(maxDrop >= 0 && Double.isFinite(maxDrop))) {
      throw new SettingException("max-drop is " + maxDrop + "; it must be 0 or more.");
    }
  }

  /**
   * Compares.
   *
   * @param base the folder of a run, or its results
   * @param next the same
   * @return a line for each method of the base
   * @throws UserException if they cannot be compared, naming file and key
   * @throws IncompleteRunException if the new run lacks prompts of the base
   */
  public List<Drop> compare(Path base, Path next) {
    Results before = Results.read(base);
    Results after = Results.read(next);
    Path file = Results.in(next);
    requirePrompts(Results.in(base), before);
    requirePrompts(file, after);
    requireSame(file, "suite", before.suite(), after.suite());
    requireSame(file, "suite_sha256", before.suiteSha256(), after.suiteSha256());
    String measure = measure(Results.in(base), before);
    requireSame(file, "figures.measure", measure, measure(file, after));
    String scorer = measure.substring(0, measure.indexOf('.'));
    requireSame(
        file, "scorers." + scorer, before.scorers().get(scorer), after.scorers().get(scorer));
    Map<PromptScores.Key, PromptScores> news =
        after.prompts().stream()
            .collect(Collectors.toMap(PromptScores::key, Function.identity(), (old, last) -> last));
    requireAll(file, before, news);
    Map<String, List<double[]>> lost = new TreeMap<>();
    for (PromptScores old : before.prompts()) {
      Double was = old.means().get(measure);
      Double is = news.get(old.key()).means().get(measure);
      if (was != null && is != null) {
        double change = Measures.lessIsBetter(measure) ? is - was : was - is;
        lost.computeIfAbsent(old.method(), name -> new ArrayList<>()).add(new double[] {change});
      }
    }
    if (lost.isEmpty()) {
      throw new UserException(
          "%s, prompts: has no prompt that %s was scored at in both; score more images."
              .formatted(file, measure));
    }
    return lost.entrySet().stream()
        .map(
            method ->
                new Drop(
                    method.getKey(),
                    ClusterBootstrap.of(
                        method.getValue(), new Draws(0).stream("drop\n" + method.getKey())),
                    maxDrop))
        .toList();
  }

  private String measure(Path file, Results results) {
    return results
        .measure(metric)
        .orElseThrow(
            () ->
                new UserException(
                    "%s, figures: nothing was scored by '%s'; there are %s."
                        .formatted(file, metric, String.join(", ", results.measures()))));
  }

  private static void requirePrompts(Path file, Results results) {
    if (results.prompts().isEmpty()) {
      throw new UserException(
          "%s, prompts: has none, as a summary has; it cannot be compared prompt by prompt: name the"
                  .formatted(file)
              + " folder of the run, or its results.json.");
    }
  }

  private static void requireSame(Path file, String key, String before, String after) {
    if (!before.equals(after)) {
      throw new UserException(
          "%s, %s: is %s, and the base has %s; compare runs of one suite and scorer."
              .formatted(file, key, after, before));
    }
  }

  private static void requireAll(
      Path file, Results before, Map<PromptScores.Key, PromptScores> news) {
    List<PromptScores> missing =
        before.prompts().stream()
            .filter(
                old -> !news.containsKey(old.key()) || news.get(old.key()).images() < old.images())
            .toList();
    if (!missing.isEmpty()) {
      PromptScores first = missing.get(0);
      throw new IncompleteRunException(
          "%s lacks images of %d prompts that the base has, such as '%s' by %s; run it to its end."
              .formatted(file, missing.size(), first.prompt(), first.method()));
    }
  }
}

package io.github.reversion.harness.report;

import io.github.reversion.RunFailedException;
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
 * <p>Where the base has a score and the new run none, the prompt counts as the worst there is: a
 * method that draws no relation any more has no wrong direction either, and must not pass by that.
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
   * @return a line for each method of the base that the measure says something of
   * @throws UserException if they cannot be compared, naming file and key
   * @throws RunFailedException if the new run lacks prompts or scores of the base
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
    requireScorer(file, measure.substring(0, measure.indexOf('.')), before, after);
    Map<PromptScores.Key, PromptScores> news =
        after.prompts().stream()
            .collect(Collectors.toMap(PromptScores::key, Function.identity(), (old, last) -> last));
    requireAll(file, before, news);
    Map<String, List<double[]>> lost = new TreeMap<>();
    for (PromptScores old : before.prompts()) {
      Double was = old.means().get(measure);
      if (was != null) {
        Double is = news.get(old.key()).means().get(measure);
        double now = is == null ? worst(file, before, measure, old) : is;
        double change = Measures.lessIsBetter(measure) ? now - was : was - now;
        lost.computeIfAbsent(old.method(), name -> new ArrayList<>()).add(new double[] {change});
      }
    }
    if (lost.isEmpty()) {
      throw new UserException(
          "%s, prompts: none has a score by %s; write it anew with 'reversion report DIR'."
              .formatted(Results.in(base), measure));
    }
    return lost.entrySet().stream()
        .map(method -> drop(measure, method.getKey(), method.getValue()))
        .toList();
  }

  private Drop drop(String measure, String method, List<double[]> lost) {
    return new Drop(
        measure,
        method,
        ClusterBootstrap.of(lost, new Draws(0).stream("drop\n" + method)),
        maxDrop);
  }

  /** What stands for a score that is not there any more; only shares have a worst one. */
  private static double worst(Path file, Results before, String measure, PromptScores old) {
    if (!before.isShare(measure)) {
      throw new RunFailedException(
          "%s, prompts: '%s' by %s has no %s, and the base has; score it to its end."
              .formatted(file, old.prompt(), old.method(), measure));
    }
    return Measures.lessIsBetter(measure) ? 1 : 0;
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

  private static void requireScorer(Path file, String scorer, Results before, Results after) {
    String hash = after.scorers().get(scorer);
    if (hash == null) {
      throw new RunFailedException(
          "%s, scorers: lacks %s, by which the base was scored; give 'reversion score --scorer %s' and 'reversion report' for the new run."
              .formatted(file, scorer, scorer));
    }
    requireSame(file, "scorers." + scorer, before.scorers().get(scorer), hash);
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
      throw new RunFailedException(
          "%s lacks images of %d prompts that the base has, such as '%s' by %s; run it to its end."
              .formatted(file, missing.size(), first.prompt(), first.method()));
    }
  }
}

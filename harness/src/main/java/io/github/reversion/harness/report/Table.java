package io.github.reversion.harness.report;

import io.github.reversion.harness.runs.ImageKey;
import io.github.reversion.harness.score.Measure;
import io.github.reversion.harness.score.Measures;
import io.github.reversion.harness.score.ScoreLine;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The scores of all images by all measures, in the order of the suite. */
final class Table {
  private final Map<ImageKey, Map<String, Double>> scores = new LinkedHashMap<>();
  private final TreeSet<String> measures = new TreeSet<>();

  /** A table of lines, which are in the order of the suite. */
  Table(List<ScoreLine> lines) {
    for (ScoreLine line : lines) {
      Map<String, Double> ofImage =
          scores.computeIfAbsent(line.key(), key -> new LinkedHashMap<>());
      line.scores().forEach((name, score) -> ofImage.put(line.scorer() + "." + name, score));
      measures.addAll(ofImage.keySet());
    }
  }

  /** All measures, sorted. */
  Collection<String> measures() {
    return Collections.unmodifiableSet(measures);
  }

  /** Whether all scores are 0 or 1, not by chance where the measure has another range. */
  boolean isShare(String measure) {
    return Measures.find(measure).map(Measure::isYesOrNo).orElseGet(() -> isZeroOrOne(measure));
  }

  private boolean isZeroOrOne(String measure) {
    return scores.values().stream()
        .map(ofImage -> ofImage.get(measure))
        .allMatch(score -> score == null || score == 0 || score == 1);
  }

  /**
   * The scores of each prompt that has some.
   *
   * @param relation its name; empty: all of them
   */
  Collection<double[]> clusters(String measure, String method, String relation) {
    Map<PromptScores.Key, List<Double>> clusters = new LinkedHashMap<>();
    scores.forEach(
        (image, ofImage) -> {
          Double score = ofImage.get(measure);
          boolean meant = relation.isEmpty() || image.relation().equals(relation);
          if (score != null && meant && image.method().equals(method)) {
            clusters.computeIfAbsent(prompt(image), key -> new ArrayList<>()).add(score);
          }
        });
    return clusters.values().stream()
        .map(list -> list.stream().mapToDouble(Double::doubleValue).toArray())
        .toList();
  }

  private static PromptScores.Key prompt(ImageKey image) {
    return new PromptScores.Key(image.relation(), image.method(), image.prompt());
  }

  /** Whether each image of a method succeeded, where a share tells so. */
  Map<ImageKey, Boolean> successes(String measure, String method) {
    Map<ImageKey, Boolean> successes = new LinkedHashMap<>();
    scores.forEach(
        (image, ofImage) -> {
          Double score = ofImage.get(measure);
          if (score != null && image.method().equals(method)) {
            ImageKey anyMethod = new ImageKey(image.relation(), "", image.prompt(), image.sample());
            successes.put(anyMethod, score == 1);
          }
        });
    return successes;
  }

  /** What each prompt came to. */
  List<PromptScores> prompts() {
    Map<PromptScores.Key, List<Map<String, Double>>> byPrompt = new LinkedHashMap<>();
    scores.forEach(
        (image, ofImage) ->
            byPrompt.computeIfAbsent(prompt(image), key -> new ArrayList<>()).add(ofImage));
    List<PromptScores> prompts = new ArrayList<>();
    byPrompt.forEach(
        (key, images) ->
            prompts.add(
                new PromptScores(
                    key.relation(), key.method(), key.prompt(), images.size(), means(images))));
    return prompts;
  }

  private Map<String, Double> means(List<Map<String, Double>> images) {
    Map<String, Double> means = new LinkedHashMap<>();
    for (String measure : measures) {
      images.stream()
          .filter(ofImage -> ofImage.containsKey(measure))
          .mapToDouble(ofImage -> ofImage.get(measure))
          .average()
          .ifPresent(mean -> means.put(measure, mean));
    }
    return means;
  }
}

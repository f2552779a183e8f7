package io.github.reversion.harness.report;

import io.github.reversion.UserException;
import io.github.reversion.benchmark.statistics.Holm;
import io.github.reversion.benchmark.statistics.McNemar;
import io.github.reversion.benchmark.suite.Method;
import io.github.reversion.benchmark.suite.Suite;
import io.github.reversion.benchmark.suite.SuiteRelation;
import io.github.reversion.harness.plan.Unit;
import io.github.reversion.harness.runs.ImageKey;
import io.github.reversion.harness.runs.ImageLine;
import io.github.reversion.harness.runs.Places;
import io.github.reversion.harness.runs.RunDescription;
import io.github.reversion.harness.runs.RunFolder;
import io.github.reversion.harness.score.OracleScorer;
import io.github.reversion.harness.score.ScoreFile;
import io.github.reversion.harness.score.ScoreLine;
import io.github.reversion.harness.score.ScorerNote;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Makes {@link Results} of the scores of a run. */
public final class Aggregation {
  private final Suite suite;
  private final Table table;

  private Aggregation(Suite suite, Table table) {
    this.suite = suite;
    this.table = table;
  }

  /**
   * The results of a run.
   *
   * @param complaints takes a sentence for each line that cannot be used
   * @throws UserException if the folder is none of a run, has no images, or no scorer has scored
   *     them all
   */
  public static Results of(RunFolder folder, Consumer<String> complaints) {
    RunDescription run = folder.read();
    Suite suite = folder.suite();
    Places places = new Places(suite);
    List<ImageLine> images = folder.images(places, complaints);
    if (images.isEmpty()) {
      throw new UserException(
          "%s has no images; run the suite %s into this folder first."
              .formatted(folder.imageLines().file(), suite.name()));
    }
    ScoreFile file = ScoreFile.of(folder, places, images);
    List<ScoreLine> all = file.read(complaints);
    Map<String, String> scorers = scorers(file, images.size(), all, complaints);
    List<ScoreLine> scores =
        all.stream().filter(line -> scorers.containsKey(line.scorer())).toList();
    if (scores.stream().allMatch(line -> line.scores().isEmpty())) {
      throw refusal(
          file, "has lines and no score in any of them", String.join(",", scorers.keySet()));
    }
    Aggregation aggregation =
        new Aggregation(
            suite, new Table(LeakageExcess.addedTo(DirectionPairs.addedTo(scores, suite), suite)));
    return new Results(
        Results.SCHEMA,
        suite.name(),
        suite.sha256(),
        run.model(),
        folder.builds(),
        scorers,
        accuracies(folder, file, scorers),
        aggregation.embeddings(places, images),
        images.size(),
        aggregation.figures(),
        aggregation.comparisons(),
        aggregation.table.prompts());
  }

  /**
   * The hashes of the scorers that have scored all images, by name; others are complained of and
   * left out, so that one which stopped half way is not in the way of the rest.
   */
  private static Map<String, String> scorers(
      ScoreFile file, int images, List<ScoreLine> scores, Consumer<String> complaints) {
    if (scores.isEmpty()) {
      throw refusal(file, "has no scores of the images there are", OracleScorer.NAME);
    }
    Map<String, String> hashes = new TreeMap<>();
    Map<String, Integer> counts = new TreeMap<>();
    for (ScoreLine line : scores) {
      String before = hashes.put(line.scorer(), line.scorerHash());
      if (before != null && !before.equals(line.scorerHash())) {
        throw refusal(file, "scorer_hash: has two of " + line.scorer(), line.scorer());
      }
      counts.merge(line.scorer(), 1, Integer::sum);
    }
    List<UserException> halves = new ArrayList<>();
    counts.forEach(
        (scorer, count) -> {
          if (count != images) {
            hashes.remove(scorer);
            halves.add(
                refusal(
                    file,
                    "has scores by %s of %d of %d images".formatted(scorer, count, images),
                    scorer));
          }
        });
    if (hashes.isEmpty()) {
      throw halves.get(0);
    }
    halves.forEach(half -> complaints.accept("Left out: " + half.getMessage()));
    return hashes;
  }

  private static Map<String, ScorerAccuracy> accuracies(
      RunFolder folder, ScoreFile file, Map<String, String> scorers) {
    Map<String, ScorerAccuracy> accuracies = new TreeMap<>();
    scorers.forEach(
        (scorer, hash) ->
            ScorerNote.find(folder, scorer)
                .ifPresent(
                    note -> {
                      if (!note.scorerHash().equals(hash)) {
                        throw refusal(
                            file, "scorer_hash: is of another " + scorer + " than noted", scorer);
                      }
                      accuracies.put(scorer, ScorerAccuracy.of(note.accuracy()));
                    }));
    return accuracies;
  }

  /**
   * What to throw.
   *
   * @param scorer that is to score again, in the way that it was named before
   */
  private static UserException refusal(ScoreFile file, String reason, String scorer) {
    return new UserException(
        "%s, %s; give 'reversion score --scorer %s' for this folder."
            .formatted(file.lines().file(), reason, scorer));
  }

  private Map<String, String> embeddings(Places places, List<ImageLine> images) {
    Map<String, String> hashes = new LinkedHashMap<>();
    for (ImageLine line : images) {
      Unit.Inversion.of(suite, places.prompt(line.key()), line.sample())
          .map(unit -> line.relation() + "/" + line.method() + "/" + unit.seed())
          .ifPresent(name -> hashes.put(name, line.embedding()));
    }
    return hashes;
  }

  private List<Figure> figures() {
    List<String> relations = new ArrayList<>(List.of(""));
    suite.relations().stream().map(SuiteRelation::name).forEach(relations::add);
    List<Figure> figures = new ArrayList<>();
    for (String measure : table.measures()) {
      boolean share = table.isShare(measure);
      for (Method method : suite.methods()) {
        for (String relation : relations) {
          Collection<double[]> clusters = table.clusters(measure, method.name(), relation);
          if (!clusters.isEmpty()) {
            figures.add(Figure.of(measure, method.name(), relation, share, clusters));
          }
        }
      }
    }
    return figures;
  }

  private List<Comparison> comparisons() {
    List<Comparison> all = new ArrayList<>();
    for (String measure : table.measures()) {
      if (table.isShare(measure)) {
        List<Comparison> raw = comparisons(measure);
        List<Double> holm = Holm.adjusted(raw.stream().map(Comparison::p).toList());
        for (int i = 0; i < raw.size(); i++) {
          all.add(raw.get(i).corrected(holm.get(i)));
        }
      }
    }
    return all;
  }

  private List<Comparison> comparisons(String measure) {
    List<String> methods = suite.methods().stream().map(Method::name).toList();
    List<Comparison> pairs = new ArrayList<>();
    for (int i = 0; i < methods.size(); i++) {
      for (int j = i + 1; j < methods.size(); j++) {
        Map<ImageKey, Boolean> first = table.successes(measure, methods.get(i));
        Map<ImageKey, Boolean> second = table.successes(measure, methods.get(j));
        first.keySet().retainAll(Set.copyOf(second.keySet()));
        if (!first.isEmpty()) {
          List<ImageKey> both = List.copyOf(first.keySet());
          McNemar test =
              McNemar.of(
                  both.stream().map(first::get).toList(), both.stream().map(second::get).toList());
          pairs.add(Comparison.of(measure, methods.get(i), methods.get(j), both.size(), test));
        }
      }
    }
    return pairs;
  }
}

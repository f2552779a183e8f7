package io.github.reversion.harness.evaluation;

import io.github.reversion.benchmark.suite.ExemplarSource;
import io.github.reversion.benchmark.suite.PinnedExemplars;
import io.github.reversion.benchmark.suite.Place;
import io.github.reversion.benchmark.suite.Scenario;
import io.github.reversion.benchmark.suite.SuiteRelation;
import io.github.reversion.benchmark.world.BenchmarkRelation;
import io.github.reversion.compute.Torch;
import io.github.reversion.evaluation.Evaluation;
import io.github.reversion.evaluation.Examination;
import io.github.reversion.evaluation.ImageVerdict;
import io.github.reversion.harness.score.Judgement;
import io.github.reversion.harness.score.Measures;
import io.github.reversion.harness.score.Question;
import io.github.reversion.harness.score.Scorer;
import io.github.reversion.image.RgbImage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A suite of one relation, an image a scenario, and the scorers that judge it. */
final class SuiteExamination implements Examination {
  private final SuiteRelation relation;
  private final List<String> captions;
  private final List<Scorer> scorers;

  /**
   * A suite.
   *
   * @param name of the relation
   * @param shown what it is in the scene world, if it is of that
   * @param captions of the exemplars, as far as they are known
   * @param scorers at least one; closed with this
   */
  SuiteExamination(
      String name,
      Optional<BenchmarkRelation> shown,
      List<Scenario> scenarios,
      List<String> captions,
      List<Scorer> scorers) {
    ExemplarSource source =
        shown
            .<ExemplarSource>map(ExemplarSource.World::new)
            .orElseGet(() -> new ExemplarSource.Imported(name));
    relation =
        new SuiteRelation(
            name,
            new PinnedExemplars(source, new Place(name, 1, ""), Optional.empty()),
            Optional.empty(),
            shown.map(BenchmarkRelation::isControl).orElse(false),
            shown.map(BenchmarkRelation::isSymmetric).orElse(false),
            scenarios);
    this.captions = captions;
    this.scorers = List.copyOf(scorers);
  }

  @Override
  public List<String> prompts() {
    return relation.scenarios().stream().map(scenario -> scenario.prompt("{}")).toList();
  }

  @Override
  public Evaluation judge(List<RgbImage> images) {
    // Scorers compute with one thread, so that scores do not depend on their number; Fiji goes on.
    int threads = Torch.threads();
    try {
      return judged(images);
    } finally {
      Torch.setThreads(threads);
    }
  }

  private Evaluation judged(List<RgbImage> images) {
    Map<String, List<Double>> scores = new LinkedHashMap<>();
    List<ImageVerdict> verdicts = new ArrayList<>();
    for (int i = 0; i < images.size(); i++) {
      Question question = new Question(relation, relation.scenarios().get(i), captions);
      List<String> said = new ArrayList<>();
      List<String> reasons = new ArrayList<>();
      for (Scorer scorer : scorers) {
        Judgement judgement = scorer.judge(question, List.of(images.get(i))).get(0);
        judgement
            .scores()
            .forEach(
                (measure, score) ->
                    scores
                        .computeIfAbsent(scorer.name() + "." + measure, name -> new ArrayList<>())
                        .add(score));
        said.add(verdict(judgement));
        reasons.add(judgement.reason());
      }
      reasons.removeIf(String::isEmpty);
      verdicts.add(new ImageVerdict(String.join(", ", said), String.join("; ", reasons)));
    }
    return new Evaluation(
        verdicts,
        scores.entrySet().stream().map(e -> ScoreMeans.of(e.getKey(), e.getValue())).toList());
  }

  /** Right or not where that is known, else the scores. */
  private String verdict(Judgement judgement) {
    Double right = judgement.scores().get(Measures.RELATION);
    if (right != null) {
      return (right == 1 ? "right: " : "wrong: ") + judgement.seen();
    }
    return judgement.scores().entrySet().stream()
        .map(score -> String.format(Locale.ROOT, "%s %.3f", score.getKey(), score.getValue()))
        .collect(Collectors.joining(", "));
  }

  @Override
  public void close() {
    scorers.forEach(Scorer::close);
  }
}

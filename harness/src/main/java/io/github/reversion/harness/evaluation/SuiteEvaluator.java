package io.github.reversion.harness.evaluation;

import io.github.reversion.UserException;
import io.github.reversion.benchmark.EntityPairs;
import io.github.reversion.benchmark.folder.ExemplarFolders;
import io.github.reversion.benchmark.suite.Scenario;
import io.github.reversion.benchmark.world.BenchmarkRelation;
import io.github.reversion.benchmark.world.Entity;
import io.github.reversion.benchmark.world.EntityPair;
import io.github.reversion.benchmark.world.Ground;
import io.github.reversion.compute.Draws;
import io.github.reversion.evaluation.EvaluationTask;
import io.github.reversion.evaluation.Examination;
import io.github.reversion.evaluation.RelationEvaluator;
import io.github.reversion.exemplar.Exemplar;
import io.github.reversion.harness.score.OracleScorer;
import io.github.reversion.harness.score.Scorer;
import io.github.reversion.harness.score.clip.ClipScorer;
import io.github.reversion.relation.RelationKey;
import io.github.reversion.settings.SettingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Makes a small suite of a relation and judges it by the scorers that apply: the oracle for
 * relations of the scene world, CLIP where one is given.
 */
public final class SuiteEvaluator implements RelationEvaluator {
  /** Of the pairs that are drawn, some stand in no picture of a relation. */
  private static final int SPARE = 4;

  @Override
  public Examination examine(EvaluationTask task) {
    Optional<BenchmarkRelation> shown = shown(task);
    List<Scenario> scenarios =
        task.prompts().isEmpty()
            ? drawn(task, shown.orElseThrow(() -> unknown(task)))
            : task.prompts().stream().map(SuiteEvaluator::scenario).toList();
    boolean ofTheWorld = scenarios.stream().allMatch(SuiteEvaluator::isOfTheWorld);
    if (task.clip().isEmpty()) {
      requireOracle(task, shown, ofTheWorld);
    }
    Optional<BenchmarkRelation> readable = shown.filter(relation -> ofTheWorld);
    return new SuiteExamination(
        name(task), readable, scenarios, captions(readable), scorers(task, readable.isPresent()));
  }

  private static boolean isOfTheWorld(Scenario scenario) {
    Optional<Entity> a = Entity.named(scenario.a());
    Optional<Entity> b = Entity.named(scenario.b());
    return a.isPresent() && b.isPresent() && a.get().colour() != b.get().colour();
  }

  private static void requireOracle(
      EvaluationTask task, Optional<BenchmarkRelation> shown, boolean ofTheWorld) {
    if (shown.isEmpty()) {
      throw unknown(task);
    }
    if (!ofTheWorld) {
      throw new SettingException(
          "The prompts name other things than two of the scene world in two colours, and its oracle"
              + " reads no others; write such as red star {} blue circle, or give the folder of a"
              + " CLIP.");
    }
  }

  private static List<Scorer> scorers(EvaluationTask task, boolean oracle) {
    List<Scorer> scorers = new ArrayList<>();
    if (oracle) {
      scorers.add(new OracleScorer());
    }
    task.clip().ifPresent(folder -> scorers.add(ClipScorer.open(folder, task.device())));
    return scorers;
  }

  /** The relation of the scene world that the images should show, if it is one. */
  private static Optional<BenchmarkRelation> shown(EvaluationTask task) {
    Optional<BenchmarkRelation> found =
        Arrays.stream(BenchmarkRelation.values())
            .filter(relation -> relation.toString().equals(name(task)))
            .findFirst();
    if (found.isEmpty() && !task.shows().isBlank()) {
      throw new SettingException(
          "shows is '%s'; possible is one of %s."
              .formatted(task.shows(), List.of(BenchmarkRelation.values())));
    }
    return found;
  }

  private static String name(EvaluationTask task) {
    String learned = task.relation().info().get(RelationKey.EXEMPLARS).orElse("");
    String name = task.shows().isBlank() ? learned : task.shows();
    return name.strip().toLowerCase(Locale.ROOT);
  }

  private static UserException unknown(EvaluationTask task) {
    return new SettingException(
        "The relation was learned from '%s', which is none of the scene world's relations %s; say by shows which of them it is, or give prompts and the folder of a CLIP."
            .formatted(name(task), List.of(BenchmarkRelation.values())));
  }

  private static List<Scenario> drawn(EvaluationTask task, BenchmarkRelation relation) {
    int many = Math.min(1000, SPARE * task.pairs());
    return EntityPairs.unseen(
            new Draws(task.seed()).stream("evaluated pairs"),
            many,
            ExemplarFolders.exemplars(relation))
        .stream()
        .filter(pair -> canShow(relation, pair))
        .limit(task.pairs())
        .map(pair -> scenario(pair.prompt("{}")))
        .toList();
  }

  private static boolean canShow(BenchmarkRelation relation, EntityPair pair) {
    return Arrays.stream(Ground.values()).anyMatch(ground -> relation.allows(pair, ground));
  }

  private static Scenario scenario(String prompt) {
    String[] sides = prompt.split("\\{}", -1);
    if (sides.length != 2 || sides[0].isBlank() || sides[1].isBlank()) {
      throw new SettingException(
          "The prompt '%s' cannot be evaluated; write one thing, {} and another thing, such as cat {} stone."
              .formatted(prompt));
    }
    return new Scenario(sides[0].strip(), sides[1].strip(), Optional.empty(), Optional.empty());
  }

  /** What the exemplars show, which images of other things should not. */
  private static List<String> captions(Optional<BenchmarkRelation> shown) {
    return shown
        .map(
            relation ->
                ExemplarFolders.exemplars(relation).list().stream()
                    .map(Exemplar::captions)
                    .flatMap(List::stream)
                    .toList())
        .orElse(List.of());
  }
}

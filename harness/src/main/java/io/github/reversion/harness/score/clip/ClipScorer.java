package io.github.reversion.harness.score.clip;

import io.github.reversion.UserException;
import io.github.reversion.benchmark.suite.Scenario;
import io.github.reversion.benchmark.suite.SuiteRelation;
import io.github.reversion.clip.LoadedClip;
import io.github.reversion.compute.Torch;
import io.github.reversion.exemplar.Exemplar;
import io.github.reversion.harness.score.Measures;
import io.github.reversion.harness.score.Question;
import io.github.reversion.harness.score.ScoredRun;
import io.github.reversion.harness.score.Scorer;
import io.github.reversion.harness.score.ScorerHash;
import io.github.reversion.image.RgbImage;
import io.github.reversion.pipeline.ModelFingerprint;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Judges images by a CLIP model (Radford et al. 2021): whether the entities are there, as the paper
 * of ReVersion does; which of the suite's relations is seen, without having learned them; copies of
 * exemplars; and how different the images of a prompt are.
 */
public final class ClipScorer implements Scorer {
  /** What it is called. */
  public static final String NAME = "clip";

  private static final int RULES = 1;

  private final LoadedClip clip;
  private final String hash;
  private final List<SuiteRelation> spoken;
  private final Map<String, List<RgbImage>> exemplars;
  private final Map<String, List<float[]>> exemplarFeatures = new ConcurrentHashMap<>();
  private final Map<Scenario, Texts> texts = new ConcurrentHashMap<>();

  /**
   * What a scenario says.
   *
   * @param entities the prompt with "and" for the relation
   * @param relations the prompt with the words of each relation that has some
   */
  @SuppressWarnings("ArrayRecordComponent") // nobody compares or changes it
  private record Texts(float[] entities, List<float[]> relations) {}

  private ClipScorer(
      LoadedClip clip,
      String hash,
      List<SuiteRelation> spoken,
      Map<String, List<RgbImage>> exemplars) {
    this.clip = clip;
    this.hash = hash;
    this.spoken = spoken;
    this.exemplars = exemplars;
  }

  /**
   * Opens a CLIP for a run.
   *
   * @param folder in transformers layout
   * @throws UserException naming what is wrong in it, or exemplars that are not there
   */
  public static ClipScorer open(Path folder, ScoredRun run) {
    Map<String, List<RgbImage>> exemplars = new HashMap<>();
    for (SuiteRelation relation : run.suite().relations()) {
      if (run.folder().hasExemplars(relation.name())) {
        exemplars.put(
            relation.name(), run.exemplars(relation).list().stream().map(Exemplar::image).toList());
      }
    }
    return new ClipScorer(
        LoadedClip.open(folder, run.device()),
        ScorerHash.of(NAME, RULES, ModelFingerprint.of(folder)),
        run.suite().relations().stream().filter(r -> r.words().isPresent()).toList(),
        exemplars);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String hash() {
    return hash;
  }

  @Override
  public Map<String, Double> score(Question question, RgbImage image) {
    return score(question, List.of(image)).get(0);
  }

  @Override
  public List<Map<String, Double>> score(Question question, List<RgbImage> images) {
    Torch.setThreads(1);
    List<float[]> features = clip.images(images);
    Texts said = texts.computeIfAbsent(question.scenario(), this::texts);
    List<float[]> others =
        exemplarFeatures.computeIfAbsent(
            question.relation().name(), relation -> clip.images(exemplars.get(relation)));
    int asked = spoken.indexOf(question.relation());
    List<Map<String, Double>> all = new ArrayList<>();
    for (int i = 0; i < features.size(); i++) {
      float[] image = features.get(i);
      Map<String, Double> scores = new LinkedHashMap<>();
      if (asked >= 0 && spoken.size() > 1) {
        scores.put(Measures.RELATION, isBest(asked, image, said.relations()) ? 1.0 : 0.0);
      }
      scores.put(Measures.ENTITY_SCORE, Cosine.of(image, said.entities()));
      scores.put(Measures.EXEMPLAR_SIMILARITY, Cosine.highest(image, others));
      if (features.size() > 1) {
        scores.put(Measures.DIVERSITY, distance(i, features));
      }
      all.add(scores);
    }
    return all;
  }

  private Texts texts(Scenario scenario) {
    List<String> prompts = new ArrayList<>(List.of(scenario.prompt("and")));
    spoken.forEach(relation -> prompts.add(scenario.prompt(relation.words().orElseThrow())));
    List<float[]> features = clip.texts(prompts);
    return new Texts(features.get(0), List.copyOf(features.subList(1, features.size())));
  }

  /** Softmax keeps the order, so cosines are compared as they are; of equals none is best. */
  private static boolean isBest(int asked, float[] image, List<float[]> relations) {
    double cosine = Cosine.of(image, relations.get(asked));
    for (int i = 0; i < relations.size(); i++) {
      if (i != asked && Cosine.of(image, relations.get(i)) >= cosine) {
        return false;
      }
    }
    return true;
  }

  /** The mean over all images of a prompt is the mean of all pairs. */
  private static double distance(int image, List<float[]> all) {
    double sum = 0;
    for (int i = 0; i < all.size(); i++) {
      sum += i == image ? 0 : 1 - Cosine.of(all.get(image), all.get(i));
    }
    return sum / (all.size() - 1);
  }

  @Override
  public void close() {
    clip.close();
  }
}

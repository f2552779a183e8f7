package io.github.reversion.harness.score.clip;

import io.github.reversion.UserException;
import io.github.reversion.benchmark.suite.Scenario;
import io.github.reversion.benchmark.suite.SuiteRelation;
import io.github.reversion.clip.LoadedClip;
import io.github.reversion.compute.ComputeDevice;
import io.github.reversion.compute.Torch;
import io.github.reversion.exemplar.Exemplar;
import io.github.reversion.harness.score.Judgement;
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
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Judges images by a CLIP model (Radford et al. 2021): whether the entities are there, as the paper
 * of ReVersion does; which of the suite's relations, backgrounds and styles is seen, without having
 * learned them; copies of exemplars; and how different the images of a prompt are.
 */
public final class ClipScorer implements Scorer {
  /** What it is called. */
  public static final String NAME = "clip";

  private static final int RULES = 3;

  private final LoadedClip clip;
  private final String hash;
  private final ClipVocabulary vocabulary;
  private final Map<String, List<RgbImage>> exemplars;
  private final Map<String, List<float[]>> exemplarFeatures = new ConcurrentHashMap<>();
  private final Map<Scenario, ScenarioTexts> texts = new ConcurrentHashMap<>();

  private ClipScorer(
      LoadedClip clip,
      String hash,
      ClipVocabulary vocabulary,
      Map<String, List<RgbImage>> exemplars) {
    this.clip = clip;
    this.hash = hash;
    this.vocabulary = vocabulary;
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
    return open(folder, run.device(), ClipVocabulary.of(run.suite()), exemplars);
  }

  /**
   * Opens a CLIP where there is no run: it knows no exemplars and no other relations, so that it
   * says whether entities are there and how different images are, and nothing else.
   *
   * @param folder in transformers layout
   * @throws UserException naming what is wrong in it
   */
  public static ClipScorer open(Path folder, ComputeDevice device) {
    return open(folder, device, ClipVocabulary.NONE, Map.of());
  }

  private static ClipScorer open(
      Path folder,
      ComputeDevice device,
      ClipVocabulary vocabulary,
      Map<String, List<RgbImage>> exemplars) {
    return new ClipScorer(
        LoadedClip.open(folder, device),
        ScorerHash.of(NAME, RULES, ModelFingerprint.of(folder)),
        vocabulary,
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
  public List<Judgement> judge(Question question, List<RgbImage> images) {
    Torch.setThreads(1);
    List<float[]> features = clip.images(images);
    ScenarioTexts said =
        texts.computeIfAbsent(question.scenario(), asked -> vocabulary.of(asked, clip));
    List<float[]> others =
        exemplarFeatures.computeIfAbsent(
            question.relation().name(),
            relation -> clip.images(exemplars.getOrDefault(relation, List.of())));
    List<Judgement> all = new ArrayList<>();
    for (int i = 0; i < features.size(); i++) {
      float[] image = features.get(i);
      String seen = relation(image, said);
      Map<String, Double> scores = relationScores(question, seen, image, said);
      scores.put(Measures.ENTITY_SCORE, Cosine.of(image, said.entities()));
      asked(question.scenario().background(), said.grounds(), image)
          .ifPresent(score -> scores.put(Measures.GROUND, score));
      asked(question.scenario().style(), said.styles(), image)
          .ifPresent(score -> scores.put(Measures.STYLE, score));
      if (!others.isEmpty()) {
        scores.put(Measures.EXEMPLAR_SIMILARITY, Cosine.highest(image, others));
      }
      if (features.size() > 1) {
        scores.put(Measures.DIVERSITY, distance(i, features));
      }
      all.add(new Judgement(scores, seen));
    }
    return all;
  }

  /** Empty where there are no relations to be told apart. */
  private static String relation(float[] image, ScenarioTexts said) {
    return said.relations().isOpen() ? said.relations().nearest(image).orElse(Measures.OTHER) : "";
  }

  private static Map<String, Double> relationScores(
      Question question, String seen, float[] image, ScenarioTexts said) {
    Map<String, Double> scores = new LinkedHashMap<>();
    String asked = question.relation().name();
    if (!seen.isEmpty() && said.relations().names().contains(asked)) {
      scores.putAll(Judgement.ofRelation(question, seen).scores());
      if (!question.relation().symmetric()) {
        String nearest = said.directions().nearest(image).orElse(Measures.OTHER);
        if (nearest.equals(asked)) {
          scores.put(Measures.DIRECTION, 1.0);
        } else if (nearest.equals(ScenarioTexts.swapped(asked))) {
          scores.put(Measures.DIRECTION, 0.0);
        }
      }
    }
    return scores;
  }

  /** Whether the image is most like what was asked for, if it was and there are others. */
  private static Optional<Double> asked(Optional<String> wanted, Choice choice, float[] image) {
    return wanted
        .filter(name -> choice.isOpen())
        .map(name -> choice.nearest(image).equals(wanted) ? 1.0 : 0.0);
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

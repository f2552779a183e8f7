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
  private final List<String> spoken;
  private final List<String> words;
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
    this.spoken = spoken.stream().map(SuiteRelation::name).toList();
    words = spoken.stream().map(relation -> relation.words().orElseThrow()).toList();
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
    return open(
        folder,
        run.device(),
        run.suite().relations().stream().filter(r -> r.words().isPresent()).toList(),
        exemplars);
  }

  /**
   * Opens a CLIP where there is no run: it knows no exemplars and no other relations, so that it
   * says whether entities are there and how different images are, and nothing else.
   *
   * @param folder in transformers layout
   * @throws UserException naming what is wrong in it
   */
  public static ClipScorer open(Path folder, ComputeDevice device) {
    return open(folder, device, List.of(), Map.of());
  }

  private static ClipScorer open(
      Path folder,
      ComputeDevice device,
      List<SuiteRelation> spoken,
      Map<String, List<RgbImage>> exemplars) {
    return new ClipScorer(
        LoadedClip.open(folder, device),
        ScorerHash.of(NAME, RULES, ModelFingerprint.of(folder)),
        spoken,
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
    Texts said = texts.computeIfAbsent(question.scenario(), this::texts);
    List<float[]> others =
        exemplarFeatures.computeIfAbsent(
            question.relation().name(),
            relation -> clip.images(exemplars.getOrDefault(relation, List.of())));
    List<Judgement> all = new ArrayList<>();
    for (int i = 0; i < features.size(); i++) {
      float[] image = features.get(i);
      String seen = spoken.size() > 1 ? nearest(image, said.relations()) : "";
      Map<String, Double> scores = new LinkedHashMap<>();
      if (!seen.isEmpty() && spoken.contains(question.relation().name())) {
        scores.putAll(Judgement.ofRelation(question, seen).scores());
      }
      scores.put(Measures.ENTITY_SCORE, Cosine.of(image, said.entities()));
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

  private Texts texts(Scenario scenario) {
    List<String> prompts = new ArrayList<>(List.of(scenario.prompt("and")));
    words.forEach(said -> prompts.add(scenario.prompt(said)));
    List<float[]> features = clip.texts(prompts);
    return new Texts(features.get(0), List.copyOf(features.subList(1, features.size())));
  }

  /** Softmax keeps the order, so cosines are compared as they are; of equals none is nearest. */
  private String nearest(float[] image, List<float[]> relations) {
    double highest = Cosine.highest(image, relations);
    List<String> nearest = new ArrayList<>();
    for (int i = 0; i < relations.size(); i++) {
      if (Cosine.of(image, relations.get(i)) == highest) {
        nearest.add(spoken.get(i));
      }
    }
    return nearest.size() == 1 ? nearest.get(0) : Measures.OTHER;
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

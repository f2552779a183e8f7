package io.github.reversion.harness.score;

import io.github.reversion.benchmark.model.ClassifierReading;
import io.github.reversion.benchmark.model.SceneClassifier;
import io.github.reversion.benchmark.world.BenchmarkRelation;
import io.github.reversion.benchmark.world.EntityPair;
import io.github.reversion.compute.ComputeDevice;
import io.github.reversion.compute.Torch;
import io.github.reversion.image.RgbImage;
import io.github.reversion.pipeline.ModelFingerprint;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Judges pictures of the scene world by a classifier that learned to: a second opinion beside the
 * oracle.
 */
public final class ClassifierScorer implements Scorer {
  /** What it is called. */
  public static final String NAME = "classifier";

  private static final int RULES = 2;

  private final SceneClassifier classifier;
  private final String hash;

  private ClassifierScorer(SceneClassifier classifier, String hash) {
    this.classifier = classifier;
    this.hash = hash;
  }

  /**
   * Opens a classifier.
   *
   * @param folder that {@code reversion world train classifier} has written
   * @throws io.github.reversion.UserException naming what is wrong in it
   */
  public static ClassifierScorer open(Path folder, ComputeDevice device) {
    SceneClassifier classifier = SceneClassifier.open(folder, device);
    return new ClassifierScorer(
        classifier, ScorerHash.of(NAME, RULES, ModelFingerprint.of(folder)));
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
    SceneQuestion asked = SceneQuestion.of(NAME, question);
    Torch.setThreads(1);
    List<EntityPair> pairs = new ArrayList<>();
    List<RgbImage> twice = new ArrayList<>();
    for (RgbImage image : images) {
      twice.addAll(List.of(image, image));
      pairs.addAll(List.of(asked.pair(), asked.pair().swapped()));
    }
    List<ClassifierReading> readings = classifier.read(twice, pairs);
    List<Judgement> judgements = new ArrayList<>();
    for (int i = 0; i < readings.size(); i += 2) {
      ClassifierReading reading = readings.get(i);
      boolean right = shows(reading, asked.relation());
      boolean reversed = shows(readings.get(i + 1), asked.relation());
      boolean entities = reading.shows(asked.pair());
      judgements.add(
          new Judgement(
              SceneJudgement.scores(
                  asked,
                  right,
                  reversed,
                  reading.showsA(asked.pair()),
                  reading.showsB(asked.pair())),
              SceneJudgement.seen(
                  question, asked, entities, relation -> shows(reading, relation))));
    }
    return judgements;
  }

  private static boolean shows(ClassifierReading reading, BenchmarkRelation relation) {
    return reading.shows(relation.placement(), relation.extras());
  }

  @Override
  public void close() {
    classifier.close();
  }
}

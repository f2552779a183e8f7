package io.github.reversion.harness.score.probe;

import io.github.reversion.UserException;
import io.github.reversion.clip.LoadedClip;
import io.github.reversion.compute.Torch;
import io.github.reversion.harness.score.Accuracy;
import io.github.reversion.harness.score.Judgement;
import io.github.reversion.harness.score.Question;
import io.github.reversion.harness.score.ScoredRun;
import io.github.reversion.harness.score.Scorer;
import io.github.reversion.harness.score.ScorerHash;
import io.github.reversion.image.RgbImage;
import io.github.reversion.pipeline.ModelFingerprint;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Says which of the suite's relations an image shows, by a linear probe on CLIP's image features
 * that it learns itself, from the exemplars or from other images whose relation is known.
 */
public final class ProbeScorer implements Scorer {
  /** What it is called. */
  public static final String NAME = "probe";

  private static final int RULES = 1;

  private final LoadedClip clip;
  private final String hash;
  private final List<String> relations;
  private final LogisticRegression probe;
  private final Accuracy accuracy;

  private ProbeScorer(LoadedClip clip, LabelledImages labelled) {
    this.clip = clip;
    hash = ScorerHash.of(NAME, RULES, ModelFingerprint.of(clip.folder()), labelled.sha256());
    relations = labelled.relations();
    Torch.setThreads(1);
    List<float[]> features = clip.images(labelled.images());
    int[] labels = labelled.labels();
    probe = LogisticRegression.fit(features, labels, relations.size());
    accuracy =
        new Accuracy(
            "%d-fold cross-validation on %s".formatted(CrossValidation.FOLDS, labelled.source()),
            CrossValidation.right(features, labels, relations.size()),
            labels.length);
  }

  /**
   * Opens a CLIP and learns.
   *
   * @param folder in transformers layout
   * @param labelled a folder with a sub-folder of images for each relation of the suite, and
   *     perhaps for others; empty: the suite's exemplars
   * @throws UserException naming what is wrong in them
   */
  public static ProbeScorer open(Path folder, Optional<Path> labelled, ScoredRun run) {
    LabelledImages images =
        labelled
            .map(place -> LabelledImages.folder(place, run))
            .orElseGet(() -> LabelledImages.exemplars(run));
    LoadedClip clip = LoadedClip.open(folder, run.device());
    try {
      return new ProbeScorer(clip, images);
    } catch (RuntimeException e) {
      clip.close();
      throw e;
    }
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
  public Optional<Accuracy> accuracy() {
    return Optional.of(accuracy);
  }

  @Override
  public List<Judgement> judge(Question question, List<RgbImage> images) {
    Torch.setThreads(1);
    return clip.images(images).stream()
        .map(feature -> relations.get(probe.predict(feature)))
        .map(seen -> Judgement.ofRelation(question, seen))
        .toList();
  }

  @Override
  public void close() {
    clip.close();
  }
}

package io.github.reversion.harness.score.script;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.github.reversion.UserException;
import io.github.reversion.clip.ClipImageProcessor;
import io.github.reversion.compute.Autograd;
import io.github.reversion.compute.ScriptModule;
import io.github.reversion.compute.Torch;
import io.github.reversion.harness.score.Judgement;
import io.github.reversion.harness.score.Question;
import io.github.reversion.harness.score.ScoredRun;
import io.github.reversion.harness.score.Scorer;
import io.github.reversion.harness.score.ScorerHash;
import io.github.reversion.image.RgbImage;
import io.github.reversion.weights.Sha256;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Says which of the suite's relations an image shows, by a classifier that somebody else trained
 * and saved as TorchScript: it takes [1, 3, size, size] and gives logits [1, labels].
 */
public final class ScriptScorer implements Scorer {
  /** What it is called. */
  public static final String NAME = "torchscript";

  private static final int RULES = 1;

  private final Path file;
  private final ScriptModule module;
  private final ScriptDescription description;
  private final ClipImageProcessor processor;
  private final String hash;

  private ScriptScorer(Path file, ScriptModule module, ScriptDescription description, String hash) {
    this.file = file;
    this.module = module;
    this.description = description;
    this.hash = hash;
    processor = description.processor();
  }

  /**
   * Opens a classifier, and tries it.
   *
   * @param file beside which a {@code .json} of the same name describes it
   * @throws UserException if one is missing or damaged, the labels lack a relation of the suite, or
   *     the module gives something else than a finite logit for each label
   */
  public static ScriptScorer open(Path file, ScoredRun run) {
    String name = file.getFileName().toString();
    Path beside = file.resolveSibling(name.replaceFirst("\\.[^.]*$", "") + ".json");
    ScriptDescription description = ScriptDescription.read(beside);
    description.requireAll(run.suite(), beside);
    ScriptModule module = ScriptModule.load(file, run.device());
    try {
      String hash = ScorerHash.of(NAME, RULES, Sha256.of(file), Sha256.of(beside));
      ScriptScorer scorer = new ScriptScorer(file, module, description, hash);
      int side = description.size();
      scorer.logits(new RgbImage(side, side, new byte[3 * side * side]));
      return scorer;
    } catch (IOException e) {
      module.close();
      throw new UserException(file + " cannot be read (" + e + "); name another file.", e);
    } catch (RuntimeException e) {
      module.close();
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
  public List<Judgement> judge(Question question, List<RgbImage> images) {
    return images.stream()
        .map(image -> Judgement.ofRelation(question, likeliest(logits(image))))
        .toList();
  }

  private String likeliest(float[] logits) {
    int best = 0;
    for (int i = 1; i < logits.length; i++) {
      best = logits[i] > logits[best] ? i : best;
    }
    return description.labels().get(best);
  }

  private float[] logits(RgbImage image) {
    Torch.setThreads(1);
    int side = description.size();
    try (NDManager manager = module.manager().newSubManager();
        NDScope scope = new NDScope();
        Autograd off = Autograd.off()) {
      NDArray pixels = manager.create(processor.pixelValues(image), new Shape(1, 3, side, side));
      NDArray logits = module.forward(pixels);
      Shape wanted = new Shape(1, description.labels().size());
      if (!logits.getShape().equals(wanted) || logits.getDataType() != DataType.FLOAT32) {
        throw new UserException(
            "%s gives %s of shape %s; save a module that gives float32 logits of shape %s, one a"
                    .formatted(file, logits.getDataType(), logits.getShape(), wanted)
                + " label.");
      }
      return finite(logits.toFloatArray());
    }
  }

  private float[] finite(float[] logits) {
    for (float logit : logits) {
      if (!Float.isFinite(logit)) {
        throw new UserException(
            file + " gives a logit that is " + logit + "; save a module that gives numbers.");
      }
    }
    return logits;
  }

  @Override
  public void close() {
    module.close();
  }
}

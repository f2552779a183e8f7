package io.github.reversion.inversion;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.reversion.UserException;
import io.github.reversion.compute.ComputeException;
import io.github.reversion.compute.Draws;
import io.github.reversion.compute.Torch;
import io.github.reversion.exemplar.ExemplarHash;
import io.github.reversion.exemplar.Exemplars;
import io.github.reversion.exemplar.StopWords;
import io.github.reversion.pipeline.GenerationOptions;
import io.github.reversion.pipeline.ImageRequest;
import io.github.reversion.pipeline.StableDiffusion;
import io.github.reversion.relation.Relation;
import io.github.reversion.relation.RelationInfo;
import io.github.reversion.relation.RelationKey;
import io.github.reversion.settings.SettingException;
import io.github.reversion.weights.AtomicFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Learns one token for the relation that exemplar images share, with the text-to-image model frozen
 * (Huang et al., "ReVersion: Diffusion-Based Relation Inversion from Images", SIGGRAPH Asia 2024).
 *
 * @param model stays as it is
 * @param exemplars images with captions in which {@code {}} stands for the relation
 * @param options how to learn
 * @param preview how previews are drawn
 * @param checkpoint the file in which the run is kept, so that it can be resumed; empty for none
 */
public record RelationInversion(
    StableDiffusion model,
    Exemplars exemplars,
    InversionOptions options,
    GenerationOptions preview,
    Optional<Path> checkpoint) {

  /** A run without a checkpoint file, with previews as the quick preset draws images. */
  public RelationInversion(StableDiffusion model, Exemplars exemplars, InversionOptions options) {
    this(model, exemplars, options, GenerationOptions.quick(), Optional.empty());
  }

  /**
   * Learns from the first step on; a checkpoint that is already there is replaced.
   *
   * <p>A run that fails on its way, whatever the reason, leaves a checkpoint of the last good step.
   *
   * @throws UserException if exemplars, options and model do not suit each other, the checkpoint
   *     could not be written, or memory does not suffice
   */
  public InversionResult run(InversionListener listener) {
    return run(listener, Optional.empty());
  }

  /**
   * Goes on from the checkpoint; the result is the same, byte for byte on the CPU, as that of a run
   * that never stopped.
   *
   * @throws SettingException if there is no checkpoint, or it is of another run
   */
  public InversionResult resume(InversionListener listener) {
    Path file =
        checkpoint
            .filter(Files::exists)
            .orElseThrow(
                () ->
                    new SettingException(
                        "There is no checkpoint to resume from at "
                            + checkpoint.map(Path::toString).orElse("any place")
                            + "; run without resume."));
    Checkpoint found = Checkpoint.read(file);
    RunIdentity identity = RunIdentity.of(this);
    found.requireSame(file, identity.same());
    found.requireAtMost(file, options.steps());
    found.requireNumbers(file, 3 * options.vectors() * model.textWidth());
    identity.differences(found.run()).forEach(listener::warning);
    return run(listener, Optional.of(found).filter(begun -> !begun.log().isEmpty()));
  }

  private InversionResult run(InversionListener listener, Optional<Checkpoint> from) {
    checkpoint.ifPresent(AtomicFile::requireWritable);
    SteeringVocabulary vocabulary =
        SteeringVocabulary.of(
            model.tokenizer(),
            BasisPrepositions.english().words(),
            StopWords.english(),
            options.basis());
    Draws draws = new Draws(options.seed());
    Draws frozen = new Draws(draws.stream("frozen").nextLong());
    try (NDManager manager = Torch.newManager(model.device())) {
      InversionSteps steps =
          new InversionSteps(
              manager,
              model,
              exemplars,
              vocabulary,
              options,
              seeded(draws, vocabulary),
              seeded(frozen, vocabulary),
              listener::warning);
      from.ifPresent(steps::restore);
      List<StepRecord> log = new ArrayList<>(from.map(Checkpoint::log).orElse(List.of()));
      NDArray state = from.map(c -> state(manager, c)).orElseGet(() -> steps.start(listener));
      if (options.previewEvery() > 0) {
        previews().check(relation(state, log.size()));
      }
      return new InversionRun(this, steps, listener, log).from(state);
    } catch (EngineException e) {
      throw ComputeException.ifOutOfMemory(e, "lower batch-size or resolution");
    }
  }

  private SeededDraws seeded(Draws draws, SteeringVocabulary vocabulary) {
    return new SeededDraws(
        draws, exemplars.list().size(), vocabulary.basis().size(), options.positives());
  }

  private NDArray state(NDManager manager, Checkpoint found) {
    float[] numbers = new float[found.state().size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = found.state().get(i);
    }
    return manager.create(numbers, new Shape(3, options.vectors(), model.textWidth()));
  }

  /** A state as a relation, as it stands after so many steps. */
  Relation relation(NDArray state, int stepsDone) {
    float[] numbers = state.toFloatArray();
    int width = model.textWidth();
    float[][] vectors = new float[options.vectors()][width];
    for (int i = 0; i < vectors.length; i++) {
      System.arraycopy(numbers, i * width, vectors[i], 0, width);
    }
    return new Relation(options.token(), vectors, info(stepsDone));
  }

  /** Draws what was learned so far. */
  Previews previews() {
    String prompt =
        options.previewPrompt().isBlank()
            ? exemplars.list().get(0).captions().get(0)
            : options.previewPrompt();
    return new Previews(model, preview, new ImageRequest(prompt, options.seed()));
  }

  private RelationInfo info(int stepsDone) {
    int side = InversionSteps.resolution(model, options);
    return RelationInfo.empty()
        .with(RelationKey.TITLE, exemplars.name())
        .with(RelationKey.PREDICTION_TYPE, prediction())
        .withResolution(side, side)
        .with(RelationKey.INITIALIZER, options.initializer())
        .with(RelationKey.BASE_MODEL, String.valueOf(model.folder().getFileName()))
        .with(RelationKey.BASE_MODEL_HASH, model.fingerprint())
        .with(RelationKey.STEPS, stepsDone)
        .with(RelationKey.SEED, options.seed())
        .with(RelationKey.EXEMPLARS, exemplars.name())
        .with(RelationKey.EXEMPLARS_HASH, ExemplarHash.of(exemplars));
  }

  private String prediction() {
    return switch (model.scheduler().predictionType()) {
      case EPSILON -> "epsilon";
      case V_PREDICTION -> "v";
      case SAMPLE -> "sample";
    };
  }
}

package io.github.reversion.inversion;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
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
import io.github.reversion.settings.Settings;
import io.github.reversion.weights.AtomicFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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

  /** Options that may differ when a run is resumed: they change nothing that was done. */
  private static final Set<String> FREE =
      Set.of("steps", "previewEvery", "previewPrompt", "checkpointEvery");

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
    found.requireSame(file, identity());
    found.requireAtMost(file, options.steps());
    found.requireNumbers(file, 3 * options.vectors() * model.textWidth());
    surroundings()
        .forEach(
            (name, now) -> {
              String before = found.run().get(name);
              if (!now.equals(before)) {
                listener.warning(
                    "The run was begun with %s %s and goes on with %s: the result is as good, but not the same byte for byte."
                        .formatted(name, before, now));
              }
            });
    return run(listener, Optional.of(found));
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
      NDArray state = from.map(c -> state(manager, c)).orElseGet(() -> steps.start(listener::cancelled));
      Run run = new Run(steps, listener, log);
      if (options.previewEvery() > 0) {
        previews().check(run.relation(state));
      }
      return run.from(state);
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

  /** One run: the state that changes. */
  private final class Run {
    private final InversionSteps steps;
    private final InversionListener listener;
    private final List<StepRecord> log;

    Run(InversionSteps steps, InversionListener listener, List<StepRecord> log) {
      this.steps = steps;
      this.listener = listener;
      this.log = log;
    }

    InversionResult from(NDArray first) {
      NDArray state = first;
      try {
        for (int step = log.size() + 1; step <= options.steps(); step++) {
          InversionSteps.Outcome outcome;
          StepRecord record;
          try (NDScope scope = new NDScope()) {
            outcome = steps.take(state, step, listener::cancelled);
            if (outcome == null) {
              return stopped(state, InversionResult.Outcome.CANCELLED);
            }
            if (!outcome.record().finite()) {
              return stopped(state, InversionResult.Outcome.DIVERGED);
            }
            record = measured(step, outcome);
            NDScope.unregister(outcome.state());
          }
          state.close();
          state = outcome.state();
          log.add(record);
          after(step, state);
        }
      } catch (RuntimeException e) {
        saveInSpiteOf(e, state);
        throw e;
      }
      return stopped(state, InversionResult.Outcome.COMPLETED);
    }

    private StepRecord measured(int step, InversionSteps.Outcome outcome) {
      return due(options.frozenEvery(), step)
          ? outcome.record().withFrozenLoss(steps.frozenLoss(outcome.state()))
          : outcome.record();
    }

    private void after(int step, NDArray state) {
      listener.step(log.get(step - 1), options.steps());
      if (due(options.checkpointEvery(), step)) {
        save(state);
      }
      if (due(options.previewEvery(), step)) {
        previews().draw(step, relation(state), listener);
      }
    }

    private boolean due(int every, int step) {
      return every > 0 && step % every == 0;
    }

    private InversionResult stopped(NDArray state, InversionResult.Outcome outcome) {
      save(state);
      return new InversionResult(relation(state), List.copyOf(log), outcome);
    }

    private void saveInSpiteOf(RuntimeException failure, NDArray state) {
      try {
        save(state);
      } catch (RuntimeException e) {
        failure.addSuppressed(e);
      }
    }

    private void save(NDArray state) {
      checkpoint.ifPresent(
          file -> {
            List<Float> numbers = new ArrayList<>();
            for (float number : state.toFloatArray()) {
              numbers.add(number);
            }
            Map<String, String> about = identity();
            about.putAll(surroundings());
            new Checkpoint(numbers, log, steps.lossScale(), steps.checkpointing(), about)
                .write(file, options.vectors());
          });
    }

    private Relation relation(NDArray state) {
      float[] numbers = state.toFloatArray();
      int width = model.textWidth();
      float[][] vectors = new float[options.vectors()][width];
      for (int i = 0; i < vectors.length; i++) {
        System.arraycopy(numbers, i * width, vectors[i], 0, width);
      }
      return new Relation(options.token(), vectors, info(log.size()));
    }
  }

  private Previews previews() {
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

  /** What must be the same for a run to be resumed. */
  private Map<String, String> identity() {
    Map<String, String> identity = new LinkedHashMap<>();
    InversionOptions.SETTINGS
        .values(options)
        .forEach(
            (name, value) -> {
              if (!FREE.contains(name)) {
                identity.put(Settings.dashed(name), Settings.text(value));
              }
            });
    identity.put("model", model.fingerprint());
    identity.put("exemplars", ExemplarHash.of(exemplars));
    identity.put("precision", model.precision().name());
    return identity;
  }

  /** What may differ when a run is resumed, at the price of other bytes. */
  private Map<String, String> surroundings() {
    Map<String, String> surroundings = new LinkedHashMap<>();
    surroundings.put("device", model.device().name());
    surroundings.put("threads", Integer.toString(Torch.threads()));
    return surroundings;
  }
}

package io.github.reversion.inversion;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import io.github.reversion.RunFailedException;
import io.github.reversion.clip.ClipTokenizer;
import io.github.reversion.clip.Placeholder;
import io.github.reversion.compute.ComputeException;
import io.github.reversion.compute.Precision;
import io.github.reversion.compute.Scoped;
import io.github.reversion.exemplar.ExemplarException;
import io.github.reversion.exemplar.Exemplars;
import io.github.reversion.image.Preprocessing;
import io.github.reversion.pipeline.StableDiffusion;
import io.github.reversion.settings.SettingException;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * The optimiser steps of relation inversion, one at a time.
 *
 * <p>The trained state is one tensor [3, count, width]: the relation's vectors and their first and
 * second moments in {@link AdamW}. Everything else is frozen.
 */
public final class InversionSteps {
  private final StableDiffusion model;
  private final InversionOptions options;
  private final NDManager manager;
  private final FrozenBatch frozen;
  private final StepComputation computation;
  private final List<Integer> startCandidates;
  private final Consumer<String> warn;
  private boolean checkpointing;
  private LossScale lossScale;

  /**
   * Prepares everything that stays the same: exemplars are encoded and captions checked.
   *
   * @param manager holds what is prepared; on the model's device
   * @param frozenDraws for the frozen batch; its timesteps are not used
   * @param warn is told what the user should know
   * @throws ExemplarException if a caption cannot be used
   * @throws SettingException if an option does not suit the model
   */
  public InversionSteps(
      NDManager manager,
      StableDiffusion model,
      Exemplars exemplars,
      SteeringVocabulary vocabulary,
      InversionOptions options,
      SampleDraws draws,
      SampleDraws frozenDraws,
      Consumer<String> warn) {
    this.manager = manager;
    this.model = model;
    this.options = options;
    this.warn = warn;
    checkpointing = options.gradientCheckpointing();
    lossScale = model.precision() == Precision.FP16 ? LossScale.FIRST : LossScale.NONE;
    startCandidates =
        options.initializer().equals(InversionOptions.BEST_WORDS)
            ? StartWords.candidates(model.tokenizer(), vocabulary, exemplars)
            : List.of(singleToken(model.tokenizer(), options.initializer()));
    ClipTokenizer tokenizer =
        model.tokenizer(
            List.of(new Placeholder(options.token(), options.vectors())),
            "choose another one, with the option token");
    List<Integer> relationIds = tokenizer.placeholderIds(options.token());
    PreparedExemplars prepared =
        PreparedExemplars.of(
            manager,
            model,
            tokenizer,
            options.token(),
            vocabulary,
            exemplars,
            new Preprocessing(resolution(model, options), options.centerCrop()),
            warn);
    MicroBatches batches = new MicroBatches(model, prepared, vocabulary, relationIds, options);
    InversionLoss loss = new InversionLoss(model, options);
    frozen = new FrozenBatch(batches, loss, frozenDraws, options.batchSize());
    computation =
        new StepComputation(manager, options, batches, draws, loss, AdamW.of(model.ops(), options));
  }

  /** The side the exemplars are brought to, in pixels. */
  static int resolution(StableDiffusion model, InversionOptions options) {
    int side = options.resolution() == 0 ? model.resolution() : options.resolution();
    int unit = model.vae().config().downscale();
    if (side % unit != 0) {
      throw new SettingException(
          "resolution is " + side + "; it must be a multiple of " + unit + ".");
    }
    return side;
  }

  private static int singleToken(ClipTokenizer tokenizer, String word) {
    List<Integer> ids = tokenizer.tokenize(word);
    if (ids.size() != 1) {
      throw new SettingException(
          "initializer is '"
              + word
              + "', which is "
              + ids.size()
              + " tokens in this model's vocabulary; choose a word that is one, such as 'and'.");
    }
    return ids.get(0);
  }

  /**
   * The state before the first step: every vector is where the option initializer says.
   *
   * @param listener asked whether to stop while words to start from are looked for, and told them
   */
  public NDArray start(InversionListener listener) {
    List<Integer> ids = startIds(listener);
    NDArray state =
        Scoped.of(
            () -> {
              NDArray vectors = words(ids).repeat(0, options.vectors());
              NDArray zeros = vectors.zerosLike();
              return NDArrays.stack(new NDList(vectors, zeros, zeros));
            });
    state.attach(manager);
    return state;
  }

  private List<Integer> startIds(InversionListener listener) {
    if (startCandidates.size() == 1) {
      return startCandidates;
    }
    listener.note("Looking for words to start from, among %d.".formatted(startCandidates.size()));
    List<Integer> ids =
        new StartWords(startCandidates, this::lossOfWords, options.startTries()).search(listener);
    listener.note("The relation starts from: " + model.tokenizer().decode(ids) + ".");
    return ids;
  }

  private double lossOfWords(List<Integer> ids) {
    try (NDScope scope = new NDScope()) {
      return frozen.loss(manager, words(ids).repeat(0, options.vectors()));
    }
  }

  /** The mean of words' vectors [1, width]. */
  private NDArray words(List<Integer> ids) {
    int[] all = ids.stream().mapToInt(Integer::intValue).toArray();
    return model.textModel().tokenVectors(manager, all).mean(new int[] {0}, true);
  }

  /**
   * What a step did.
   *
   * @param state the next state; not to be used if the record is not finite
   * @param gradient what the optimiser was given [count, width]
   * @param record means over the micro-steps
   * @param denoiseLosses one a micro-step
   * @param steerLosses one a micro-step
   */
  public record Outcome(
      NDArray state,
      NDArray gradient,
      StepRecord record,
      List<Float> denoiseLosses,
      List<Float> steerLosses) {}

  /**
   * Takes a step.
   *
   * <p>The arrays of the outcome belong to the innermost scope of the caller. If memory does not
   * suffice, the step is tried once more with gradient checkpointing, which then stays on.
   *
   * @param step from 1
   * @param cancelled asked before every micro-step
   * @return null if it was cancelled
   * @throws RunFailedException if memory does not suffice even so
   */
  public Outcome take(NDArray state, int step, BooleanSupplier cancelled) {
    while (true) {
      try {
        Outcome outcome = computation.compute(state, step, lossScale, checkpointing, cancelled);
        if (outcome == null || (!outcome.record.finite() && !lossScale.canLower())) {
          return outcome;
        }
        if (outcome.record.finite()) {
          lossScale = lossScale.afterGoodStep();
          return outcome;
        }
        lossScale = lossScale.lower();
      } catch (EngineException e) {
        if (!ComputeException.isOutOfMemory(e)) {
          throw e;
        }
        if (checkpointing) {
          throw new RunFailedException(
              "Memory ran out at step "
                  + step
                  + ", even with gradient checkpointing; lower batch-size (now "
                  + options.batchSize()
                  + ", raise accumulation instead) or resolution.",
              e);
        }
        warn.accept(
            "Memory ran out at step "
                + step
                + "; parts of the network are computed twice from here"
                + " on (gradient checkpointing).");
        checkpointing = true;
      }
    }
  }

  /** The denoising loss on the frozen batch. */
  public double frozenLoss(NDArray state) {
    return frozen.loss(manager, state.get(0));
  }

  /** Loss scaling as it stands; part of what a checkpoint keeps. */
  LossScale lossScale() {
    return lossScale;
  }

  /** Whether parts of the network are computed twice, as asked for or because memory ran out. */
  boolean checkpointing() {
    return checkpointing;
  }

  /** Goes on with what a run has found out about loss scaling and memory. */
  void restore(Checkpoint checkpoint) {
    lossScale = checkpoint.lossScale();
    checkpointing = checkpoint.checkpointing();
  }
}

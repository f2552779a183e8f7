package io.github.reversion.inversion;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDScope;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The steps of one run, one after the other, with what comes between them. */
final class InversionRun {
  private final RelationInversion inversion;
  private final InversionOptions options;
  private final InversionSteps steps;
  private final InversionListener listener;
  private final List<StepRecord> log;

  /** {@code log} holds the steps that were taken before, and grows. */
  InversionRun(
      RelationInversion inversion,
      InversionSteps steps,
      InversionListener listener,
      List<StepRecord> log) {
    this.inversion = inversion;
    options = inversion.options();
    this.steps = steps;
    this.listener = listener;
    this.log = log;
  }

  /** Goes on from a state to the end, or to where the listener stops it. */
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
      inversion.previews().draw(step, inversion.relation(state, log.size()), listener);
    }
  }

  private static boolean due(int every, int step) {
    return every > 0 && step % every == 0;
  }

  private InversionResult stopped(NDArray state, InversionResult.Outcome outcome) {
    save(state);
    return new InversionResult(inversion.relation(state, log.size()), List.copyOf(log), outcome);
  }

  private void saveInSpiteOf(RuntimeException failure, NDArray state) {
    try {
      save(state);
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
    }
  }

  private void save(NDArray state) {
    inversion.checkpoint().ifPresent(file -> save(state, file));
  }

  private void save(NDArray state, Path file) {
    List<Float> numbers = new ArrayList<>();
    for (float number : state.toFloatArray()) {
      numbers.add(number);
    }
    new Checkpoint(
            numbers, log, steps.lossScale(), steps.checkpointing(), RunIdentity.of(inversion).all())
        .write(file, options.vectors());
  }
}

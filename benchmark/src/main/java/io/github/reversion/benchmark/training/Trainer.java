package io.github.reversion.benchmark.training;

import ai.djl.ndarray.NDScope;
import io.github.reversion.UserException;
import io.github.reversion.compute.Autograd;
import io.github.reversion.compute.ComputeDevice;
import io.github.reversion.compute.Draws;
import io.github.reversion.compute.Ops;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Trains a network, with checkpoints to go on from.
 *
 * <p>The samples of a step follow from the seed and their number alone. How many steps there are
 * depends on the time they take, where time is what ends the training.
 */
public final class Trainer {
  private static final int RECORD_EVERY = 20;
  private static final int BAD_STEPS_ALLOWED = 10;

  private final Objective objective;
  private final TrainingOptions options;
  private final ComputeDevice device;
  private final InstantSource clock;

  /** Plans a training; the clock tells how much of its time is over. */
  public Trainer(
      Objective objective, TrainingOptions options, ComputeDevice device, InstantSource clock) {
    this.objective = objective;
    this.options = options;
    this.device = device;
    this.clock = clock;
  }

  /**
   * Trains until time or steps are over, or the caller wants to stop.
   *
   * @param files of this training
   * @param resume whether to go on from the checkpoint
   * @param listener hears of every record
   * @param stop asked before each step
   * @return whether the training is over, as opposed to stopped
   */
  public boolean train(
      TrainingFiles files,
      boolean resume,
      Consumer<TrainingRecord> listener,
      BooleanSupplier stop) {
    files.prepare();
    try (Ops ops = new Ops();
        TrainingOps training = new TrainingOps()) {
      ParameterLayout layout = ParameterLayout.of(objective::over);
      TrainingCheckpoint from = resume ? files.checkpoint() : null;
      try (Parameters parameters = parameters(layout, ops, files, from);
          Team team =
              new Team(objective, parameters, training, device, threads(), options.precision())) {
        Session session = new Session(parameters, team, training, files, from);
        return session.run(listener, stop);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
  }

  private int threads() {
    return device.isCuda() ? 1 : options.threads();
  }

  private Parameters parameters(
      ParameterLayout layout, Ops ops, TrainingFiles files, TrainingCheckpoint from) {
    if (from != null) {
      return Parameters.of(layout, ops, device, from.state().toFloats());
    }
    Initialisation initialisation = new Initialisation(new Draws(options.seed()));
    return Parameters.of(
        layout,
        ops,
        device,
        parameter -> files.first(parameter).orElseGet(() -> initialisation.of(parameter)));
  }

  /** One training, from start or checkpoint to its end or the user's wish. */
  private final class Session {
    private final Parameters parameters;
    private final Team team;
    private final TrainingOps training;
    private final TrainingFiles files;
    private final List<TrainingRecord> log;
    private final Duration spentBefore;
    private final long began = clock.millis();
    private long step;
    private long saved = began;
    private int bad;
    private double losses;
    private double norms;
    private int recorded;

    Session(
        Parameters parameters,
        Team team,
        TrainingOps training,
        TrainingFiles files,
        TrainingCheckpoint from) {
      this.parameters = parameters;
      this.team = team;
      this.training = training;
      this.files = files;
      log = new ArrayList<>(from == null ? List.of() : from.log());
      spentBefore = from == null ? Duration.ZERO : from.spent();
      step = from == null ? 0 : from.step();
    }

    boolean run(Consumer<TrainingRecord> listener, BooleanSupplier stop)
        throws InterruptedException {
      try (Autograd off = Autograd.off()) {
        while (!over() && !stop.getAsBoolean()) {
          double rate = options.rate().at(step + 1, options.progress(step, spent()));
          take(rate);
          if (step % RECORD_EVERY == 0) {
            record(rate, listener);
          }
          if (clock.millis() - saved >= options.checkpointEvery().toMillis()) {
            save();
          }
        }
        save();
      }
      return over();
    }

    private boolean over() {
      return options.progress(step, spent()) >= 1;
    }

    private Duration spent() {
      return spentBefore.plusMillis(clock.millis() - began);
    }

    private void take(double rate) throws InterruptedException {
      try (NDScope scope = new NDScope()) {
        Team.Answer answer = team.answer(step * options.batchSize(), options.batchSize());
        step++;
        double norm = training.norm(answer.gradient());
        if (Double.isFinite(norm) && Double.isFinite(answer.loss())) {
          bad = 0;
          losses += answer.loss();
          norms += norm;
          recorded++;
          options
              .optimiser()
              .step(training, parameters.state(), answer.gradient(), norm, rate, step);
        } else if (++bad > BAD_STEPS_ALLOWED) {
          throw new UserException(
              "The loss is no number in "
                  + bad
                  + " steps up to "
                  + step
                  + "; resume from the checkpoint with a lower rate.");
        }
      }
    }

    private void record(double rate, Consumer<TrainingRecord> listener) {
      TrainingRecord record =
          new TrainingRecord(
              step,
              losses / recorded,
              norms / recorded,
              rate,
              spent().toMillis() / (double) Duration.ofSeconds(1).toMillis());
      losses = 0;
      norms = 0;
      recorded = 0;
      log.add(record);
      listener.accept(record);
    }

    private void save() {
      saved = clock.millis();
      files.write(new TrainingCheckpoint(parameters.stored(), step, spent(), log));
      try (NDScope scope = new NDScope()) {
        files.writeModel(parameters.halves());
        objective.complete(files.model());
        files.writeSheet(objective.sheet(files.model()));
      }
    }
  }
}

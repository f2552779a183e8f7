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
import java.util.Map;
import java.util.function.BooleanSupplier;

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
   * @param start what it begins with
   * @param listener hears of every record
   * @param stop asked before each step
   * @return how far it came
   * @throws UserException if the start does not fit the network, or the loss is no number
   */
  public TrainingResult train(
      TrainingFiles files, TrainingStart start, TrainingListener listener, BooleanSupplier stop) {
    files.prepare();
    try (Ops ops = new Ops();
        TrainingOps training = new TrainingOps()) {
      ParameterLayout layout = ParameterLayout.of(objective::over);
      start.earlier().ifPresent(earlier -> listener.told(earlier.taken(layout)));
      try (Parameters parameters = parameters(layout, ops, files, start)) {
        if (!objective.prepare(stop)) {
          return stopped(start);
        }
        int networks = networks();
        try (Team team =
            new Team(
                objective, parameters, training, device, networks, options.threads() / networks)) {
          return new Session(parameters, team, training, files, start).run(listener, stop);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return stopped(start);
      }
    }
  }

  private static TrainingResult stopped(TrainingStart start) {
    return new TrainingResult(false, start.log());
  }

  /** How many share a batch. */
  private int networks() {
    return device.isCuda() || !objective.samplesStandAlone()
        ? 1
        : Math.min(options.threads(), options.batchSize());
  }

  private Parameters parameters(
      ParameterLayout layout, Ops ops, TrainingFiles files, TrainingStart start) {
    if (start.checkpoint().isPresent()) {
      TrainingCheckpoint checkpoint = start.checkpoint().get();
      checkpoint.requireParameters(files.checkpointFile(), layout.size());
      return Parameters.of(layout, ops, device, checkpoint.state().toFloats());
    }
    Initialisation initialisation = new Initialisation(new Draws(options.seed()));
    return Parameters.of(
        layout,
        ops,
        device,
        parameter ->
            start
                .earlier()
                .flatMap(earlier -> earlier.first(parameter))
                .orElseGet(() -> initialisation.of(parameter)));
  }

  /** One training, from start or checkpoint to its end or the user's wish. */
  private final class Session {
    private final Parameters parameters;
    private final Team team;
    private final TrainingOps training;
    private final TrainingFiles files;
    private final Map<String, String> about;
    private final List<TrainingRecord> log;
    private final Duration spentBefore;
    private final long began = clock.millis();
    private long step;
    private double rate;
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
        TrainingStart start) {
      this.parameters = parameters;
      this.team = team;
      this.training = training;
      this.files = files;
      about = start.about();
      log = new ArrayList<>(start.log());
      spentBefore = start.checkpoint().map(TrainingCheckpoint::spent).orElse(Duration.ZERO);
      step = start.checkpoint().map(TrainingCheckpoint::step).orElse(0L);
    }

    TrainingResult run(TrainingListener listener, BooleanSupplier stop)
        throws InterruptedException {
      try (Autograd off = Autograd.off()) {
        while (!over() && !stop.getAsBoolean()) {
          rate = options.rate().at(step + 1, options.progress(step, spent()));
          take();
          if (step % RECORD_EVERY == 0) {
            record(listener);
          }
          if (clock.millis() - saved >= options.checkpointEvery().toMillis()) {
            save();
          }
        }
        if (over() && recorded > 0) {
          record(listener);
        }
        save();
      }
      return new TrainingResult(over(), log);
    }

    private boolean over() {
      return options.progress(step, spent()) >= 1;
    }

    private Duration spent() {
      return spentBefore.plusMillis(clock.millis() - began);
    }

    private void take() throws InterruptedException {
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

    private void record(TrainingListener listener) {
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
      listener.recorded(record);
    }

    private void save() {
      saved = clock.millis();
      files.write(new TrainingCheckpoint(about, parameters.stored(), step, spent(), log));
      try (NDScope scope = new NDScope()) {
        files.writeModel(parameters.halves());
        objective.complete(files.model());
        files.writeSheet(objective.sheet(files.model()));
      }
    }
  }
}

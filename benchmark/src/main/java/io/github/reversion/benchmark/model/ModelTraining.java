package io.github.reversion.benchmark.model;

import io.github.reversion.benchmark.training.Objective;
import io.github.reversion.benchmark.training.Trainer;
import io.github.reversion.benchmark.training.TrainingFiles;
import io.github.reversion.benchmark.training.TrainingListener;
import io.github.reversion.benchmark.training.TrainingOps;
import io.github.reversion.benchmark.training.TrainingOptions;
import io.github.reversion.benchmark.training.TrainingRecord;
import io.github.reversion.benchmark.training.TrainingResult;
import io.github.reversion.benchmark.training.TrainingStart;
import io.github.reversion.compute.ComputeDevice;
import io.github.reversion.compute.Torch;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/**
 * The training of a part of the mini model, from nothing, from an earlier model or from its own
 * checkpoint.
 *
 * @param part what is trained
 * @param out the folder of the training
 * @param from a model whose weights to begin with; one that goes on remembers which it was
 * @param resume whether to go on from the checkpoint; part, seed, batch size and what decides the
 *     samples must then be the same, while rate, time and steps may be others
 * @param options how it goes
 * @param device where it computes
 */
public record ModelTraining(
    ModelPart part,
    Path out,
    Optional<Path> from,
    boolean resume,
    TrainingOptions options,
    ComputeDevice device) {
  private static final String FROM = "from";
  private static final String NOTHING = "nothing";

  /** Whether there is a checkpoint to go on from. */
  public boolean hasCheckpoint() {
    return files().hasCheckpoint();
  }

  private TrainingFiles files() {
    return new TrainingFiles(out, part.files());
  }

  /**
   * Trains.
   *
   * @return whether the training is over, as opposed to stopped
   * @throws io.github.reversion.UserException if it cannot begin so, or cannot go on; the message
   *     names file, tensor or option
   */
  public boolean run(InstantSource clock, TrainingListener listener, BooleanSupplier stop) {
    TrainingFiles files = files();
    TrainingStart start = start(files);
    // What is computed between the steps of networks is little.
    Torch.setThreads(1);
    try (TrainingOps ops = new TrainingOps();
        Objective objective = part.objective(files.model(), ops, options, device)) {
      TrainingResult result =
          new Trainer(objective, options, device, clock).train(files, start, listener, stop);
      summary(start, result.log()).ifPresent(summary -> summary.write(out));
      return result.over();
    }
  }

  private TrainingStart start(TrainingFiles files) {
    Map<String, String> about = new LinkedHashMap<>();
    about.put("part", part.title());
    about.put("seed", Long.toString(options.seed()));
    about.put("batch-size", Integer.toString(options.batchSize()));
    about.putAll(new TreeMap<>(part.about()));
    from.ifPresent(model -> about.put(FROM, String.valueOf(model.getFileName())));
    if (resume) {
      return TrainingStart.at(files.checkpoint(about));
    }
    about.putIfAbsent(FROM, NOTHING);
    return from.map(model -> TrainingStart.at(about, files.weights(model)))
        .orElseGet(() -> TrainingStart.atNothing(about));
  }

  /** Empty as long as nothing is recorded. */
  private Optional<TrainingSummary> summary(TrainingStart start, List<TrainingRecord> log) {
    if (log.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new TrainingSummary(
            part.title(),
            start.about().get(FROM),
            options.batchSize(),
            log.get(log.size() - 1),
            Machine.of(device, options.threads())));
  }
}

package io.github.reversion.benchmark.model;

import io.github.reversion.benchmark.training.TrainingRecord;
import io.github.reversion.weights.AtomicFile;
import java.nio.file.Path;
import java.util.Locale;

/**
 * A training in a line of a table, as the model card has it.
 *
 * @param part that was trained
 * @param beganWith the model whose weights it began with, or {@code nothing}
 * @param batchSize samples a step
 * @param last what was recorded last
 * @param machine that computed
 */
record TrainingSummary(
    String part, String beganWith, int batchSize, TrainingRecord last, String machine) {
  private static final String HEAD = "part,began with,samples,minutes,loss,computed by\n";

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%s,%s,%d,%.0f,%.4f,%s\n",
        part,
        beganWith,
        last.step() * batchSize,
        last.seconds() / 60,
        last.loss(),
        machine.replace(',', ';'));
  }

  /** Writes {@code training.csv} into the folder of a training. */
  void write(Path folder) {
    AtomicFile.writeText(folder.resolve("training.csv"), HEAD + this);
  }
}

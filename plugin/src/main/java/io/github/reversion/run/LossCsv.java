package io.github.reversion.run;

import io.github.reversion.inversion.StepRecord;
import io.github.reversion.weights.AtomicFile;
import java.nio.file.Path;
import java.util.List;

/** The loss as a table: a line a step, empty where the frozen batch was not measured. */
final class LossCsv {
  private static final String HEADER =
      "step,denoise_loss,steer_loss,loss,gradient_norm,vector_norm,frozen_loss\n";

  private LossCsv() {}

  static void write(Path file, List<StepRecord> log) {
    StringBuilder table = new StringBuilder(HEADER);
    for (StepRecord r : log) {
      table.append(r.step()).append(',');
      table.append(r.denoiseLoss()).append(',');
      table.append(r.steerLoss()).append(',');
      table.append(r.loss()).append(',');
      table.append(r.gradientNorm()).append(',');
      table.append(r.vectorNorm()).append(',');
      table.append(Double.isNaN(r.frozenLoss()) ? "" : r.frozenLoss()).append('\n');
    }
    AtomicFile.writeText(file, table.toString());
  }
}

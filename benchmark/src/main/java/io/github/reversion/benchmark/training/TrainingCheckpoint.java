package io.github.reversion.benchmark.training;

import io.github.reversion.weights.Safetensors;
import io.github.reversion.weights.SafetensorsHeader;
import io.github.reversion.weights.SafetensorsWriter;
import io.github.reversion.weights.TensorData;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;

/**
 * All that a training needs to go on.
 *
 * @param state [4, parameters] as {@link Parameters} keeps it
 * @param step steps done
 * @param spent time of computing
 * @param log what was recorded
 */
record TrainingCheckpoint(TensorData state, long step, Duration spent, List<TrainingRecord> log) {
  private static final String STATE = "state";
  private static final String LOG = "log";
  private static final String STEP = "step";
  private static final String SPENT = "spent";
  private static final int COLUMNS = 5;

  void write(Path file) {
    double[] rows =
        log.stream()
            .flatMapToDouble(
                r ->
                    DoubleStream.of(
                        (double) r.step(), r.loss(), r.gradientNorm(), r.rate(), r.seconds()))
            .toArray();
    Map<String, TensorData> tensors = new LinkedHashMap<>();
    tensors.put(STATE, state);
    tensors.put(LOG, TensorData.ofDoubles(rows, log.size(), COLUMNS));
    SafetensorsWriter.write(
        file, tensors, Map.of(STEP, Long.toString(step), SPENT, spent.toString()));
  }

  static TrainingCheckpoint read(Path file) {
    Map<String, String> about = SafetensorsHeader.read(file).metadata();
    double[] rows = Safetensors.read(file, LOG).toDoubles();
    List<TrainingRecord> log = new ArrayList<>();
    for (int i = 0; i < rows.length; i += COLUMNS) {
      log.add(
          new TrainingRecord((long) rows[i], rows[i + 1], rows[i + 2], rows[i + 3], rows[i + 4]));
    }
    return new TrainingCheckpoint(
        Safetensors.read(file, STATE),
        Long.parseLong(about.get(STEP)),
        Duration.parse(about.get(SPENT)),
        log);
  }
}

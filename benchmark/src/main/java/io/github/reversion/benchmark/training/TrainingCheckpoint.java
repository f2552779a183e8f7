package io.github.reversion.benchmark.training;

import io.github.reversion.settings.SettingException;
import io.github.reversion.weights.Safetensors;
import io.github.reversion.weights.SafetensorsHeader;
import io.github.reversion.weights.SafetensorsWriter;
import io.github.reversion.weights.TensorData;
import io.github.reversion.weights.WeightsException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.DoubleStream;

/**
 * All that a training needs to go on.
 *
 * @param about what the training is about, by name: what must be the same to go on
 * @param state [4, parameters] as {@link Parameters} keeps it
 * @param step steps done
 * @param spent time of computing
 * @param log what was recorded
 */
public record TrainingCheckpoint(
    Map<String, String> about,
    TensorData state,
    long step,
    Duration spent,
    List<TrainingRecord> log) {
  private static final String ABOUT = "about.";
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
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put(STEP, Long.toString(step));
    metadata.put(SPENT, spent.toString());
    about.forEach((key, value) -> metadata.put(ABOUT + key, value));
    SafetensorsWriter.write(file, tensors, metadata);
  }

  /**
   * Reads a checkpoint.
   *
   * @throws WeightsException if it is damaged, no checkpoint, or so old that it does not tell what
   *     it is about
   */
  static TrainingCheckpoint read(Path file) {
    Map<String, TensorData> tensors = Safetensors.read(file);
    Map<String, String> metadata = SafetensorsHeader.read(file).metadata();
    if (!tensors.keySet().containsAll(Set.of(STATE, LOG))
        || !metadata.keySet().containsAll(Set.of(STEP, SPENT))) {
      throw damaged(file, null);
    }
    Map<String, String> about = new LinkedHashMap<>();
    metadata.forEach(
        (key, value) -> {
          if (key.startsWith(ABOUT)) {
            about.put(key.substring(ABOUT.length()), value);
          }
        });
    if (about.isEmpty()) {
      throw new WeightsException(
          file,
          "does not tell what was trained, as an earlier version wrote it",
          "begin another training from the folder model beside it");
    }
    try {
      return new TrainingCheckpoint(
          about,
          tensors.get(STATE),
          Long.parseLong(metadata.get(STEP)),
          Duration.parse(metadata.get(SPENT)),
          log(tensors.get(LOG)));
    } catch (IllegalArgumentException | IllegalStateException | DateTimeException e) {
      throw damaged(file, e);
    }
  }

  private static List<TrainingRecord> log(TensorData table) {
    List<TrainingRecord> log = new ArrayList<>();
    double[] rows = table.toDoubles();
    if (rows.length % COLUMNS != 0) {
      throw new IllegalArgumentException("a row is not whole");
    }
    for (int i = 0; i < rows.length; i += COLUMNS) {
      log.add(
          new TrainingRecord((long) rows[i], rows[i + 1], rows[i + 2], rows[i + 3], rows[i + 4]));
    }
    return log;
  }

  /**
   * Refuses to go on with a training about something else.
   *
   * @throws SettingException naming the first difference
   */
  void requireSame(Path file, Map<String, String> wanted) {
    wanted.forEach(
        (key, value) -> {
          String before = about.get(key);
          if (!value.equals(before)) {
            throw new SettingException(
                ("%s cannot be resumed: there %s is %s, now it is %s. Give the same value, or begin"
                        + " another training from the folder model beside it.")
                    .formatted(file, key, before, value));
          }
        });
  }

  /**
   * Refuses the state of another network.
   *
   * @param parameters how many the network has
   * @throws WeightsException naming the file
   */
  void requireParameters(Path file, long parameters) {
    if (!state.shape().equals(List.of((long) Parameters.ROWS, parameters))) {
      throw new WeightsException(
          file,
          "holds a state of " + state.shape() + " for a network of " + parameters + " parameters",
          "begin another training; this network has other sizes");
    }
  }

  private static WeightsException damaged(Path file, RuntimeException cause) {
    return new WeightsException(
        file,
        "is no sound checkpoint of a training",
        "begin another training from the folder model beside it",
        cause);
  }
}

package io.github.reversion.inversion;

import io.github.reversion.settings.SettingException;
import io.github.reversion.weights.Safetensors;
import io.github.reversion.weights.SafetensorsHeader;
import io.github.reversion.weights.SafetensorsWriter;
import io.github.reversion.weights.TensorData;
import io.github.reversion.weights.WeightsException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.DoubleStream;

/**
 * Where a run stands, complete enough to go on as if it had never stopped.
 *
 * @param state vectors and moments [3][count][width], flat
 * @param log the steps taken so far
 * @param lossScale loss scaling
 * @param checkpointing whether parts of the network are computed twice, be it that memory ran out
 * @param run what the run is about: options, model, exemplars, which must be the same to go on;
 *     device and threads
 */
record Checkpoint(
    List<Float> state,
    List<StepRecord> log,
    LossScale lossScale,
    boolean checkpointing,
    Map<String, String> run) {
  private static final String SCALING = "loss_scaling";
  private static final String SCALE = "loss_scale";
  private static final String SCALE_STEPS = "loss_scale_steps";
  private static final String CHECKPOINTING = "gradient_checkpointing";
  private static final String RUN = "run.";
  private static final int COLUMNS = 7;

  /** Writes the checkpoint beside its place and moves it there. */
  void write(Path file, int vectors) {
    Map<String, TensorData> tensors = new LinkedHashMap<>();
    float[] numbers = new float[state.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = state.get(i);
    }
    tensors.put("state", TensorData.ofFloats(numbers, 3, vectors, numbers.length / 3 / vectors));
    double[] rows = log.stream().flatMapToDouble(Checkpoint::numbers).toArray();
    tensors.put("log", TensorData.ofDoubles(rows, log.size(), COLUMNS));
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put(SCALING, Boolean.toString(lossScale.changes()));
    metadata.put(SCALE, Double.toString(lossScale.value()));
    metadata.put(SCALE_STEPS, Integer.toString(lossScale.goodSteps()));
    metadata.put(CHECKPOINTING, Boolean.toString(checkpointing));
    run.forEach((key, value) -> metadata.put(RUN + key, value));
    SafetensorsWriter.write(file, tensors, metadata);
  }

  /**
   * Reads a checkpoint.
   *
   * @throws WeightsException if it is damaged, or no checkpoint
   */
  static Checkpoint read(Path file) {
    Map<String, TensorData> tensors = Safetensors.read(file);
    Map<String, String> metadata = SafetensorsHeader.read(file).metadata();
    if (!tensors.keySet().containsAll(Set.of("state", "log"))
        || !metadata.keySet().containsAll(Set.of(SCALING, SCALE, SCALE_STEPS, CHECKPOINTING))) {
      throw damaged(file, null);
    }
    try {
      return of(tensors.get("state"), tensors.get("log"), metadata);
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw damaged(file, e);
    }
  }

  private static Checkpoint of(TensorData state, TensorData log, Map<String, String> metadata) {
    List<Float> numbers = new ArrayList<>();
    for (float number : state.toFloats()) {
      numbers.add(number);
    }
    List<StepRecord> records = new ArrayList<>();
    double[] rows = log.toDoubles();
    for (int at = 0; at < rows.length; at += COLUMNS) {
      records.add(record(Arrays.copyOfRange(rows, at, at + COLUMNS)));
      if (records.get(records.size() - 1).step() != records.size()) {
        throw new IllegalArgumentException("a step is missing");
      }
    }
    LossScale scale =
        new LossScale(
            Boolean.parseBoolean(metadata.get(SCALING)),
            Double.parseDouble(metadata.get(SCALE)),
            Integer.parseInt(metadata.get(SCALE_STEPS)));
    Map<String, String> run = new LinkedHashMap<>();
    metadata.forEach(
        (key, value) -> {
          if (key.startsWith(RUN)) {
            run.put(key.substring(RUN.length()), value);
          }
        });
    boolean checkpointing = Boolean.parseBoolean(metadata.get(CHECKPOINTING));
    return new Checkpoint(numbers, records, scale, checkpointing, run);
  }

  /**
   * Refuses to go on with a run about something else.
   *
   * @throws SettingException naming the first difference
   */
  void requireSame(Path file, Map<String, String> wanted) {
    wanted.forEach(
        (key, value) -> {
          String before = run.get(key);
          if (!value.equals(before)) {
            throw new SettingException(
                "%s cannot be resumed: there %s is %s, now it is %s. Use the same value, or delete the file to begin anew."
                    .formatted(file, key, before, value));
          }
        });
  }

  /**
   * Refuses a run that has taken more steps already.
   *
   * @throws SettingException naming both numbers
   */
  void requireAtMost(Path file, int steps) {
    if (log.size() > steps) {
      throw new SettingException(
          "%s cannot be resumed: steps is %d, and %d are done there. Ask for at least as many, or delete the file to begin anew."
              .formatted(file, steps, log.size()));
    }
  }

  /**
   * Refuses a state of another size, or with numbers that are none.
   *
   * @throws WeightsException naming the file
   */
  void requireNumbers(Path file, int count) {
    if (state.size() != count || !state.stream().allMatch(Float::isFinite)) {
      throw damaged(file, null);
    }
  }

  private static WeightsException damaged(Path file, RuntimeException cause) {
    return new WeightsException(
        file, "is no sound checkpoint of relation inversion", "delete it and begin anew", cause);
  }

  private static DoubleStream numbers(StepRecord r) {
    return DoubleStream.of(
        r.step(),
        r.denoiseLoss(),
        r.steerLoss(),
        r.loss(),
        r.gradientNorm(),
        r.vectorNorm(),
        r.frozenLoss());
  }

  private static StepRecord record(double[] n) {
    return new StepRecord((int) n[0], n[1], n[2], n[3], n[4], n[5], n[6]);
  }
}

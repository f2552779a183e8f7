package io.github.reversion.benchmark.training;

import io.github.reversion.UserException;
import io.github.reversion.image.ImageFiles;
import io.github.reversion.image.RgbImage;
import io.github.reversion.weights.AtomicFile;
import io.github.reversion.weights.Folders;
import io.github.reversion.weights.Safetensors;
import io.github.reversion.weights.SafetensorsWriter;
import io.github.reversion.weights.TensorData;
import io.github.reversion.weights.WeightsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The folder of a training: {@code checkpoint.safetensors}, {@code loss.csv}, {@code sheet.png} and
 * the {@code model}.
 */
public final class TrainingFiles {
  private final Path folder;
  private final Map<String, Path> parts;

  /**
   * Names the files.
   *
   * @param parts the weight files of the model, relative to its folder, by the first part of their
   *     parameters' names; an empty name for a model of one file
   */
  public TrainingFiles(Path folder, Map<String, Path> parts) {
    this.folder = folder;
    this.parts = Map.copyOf(parts);
  }

  /** The model that is trained. */
  public Path model() {
    return folder.resolve("model");
  }

  /** Makes the folder, before any work is done. */
  void prepare() {
    Folders.make(folder);
    AtomicFile.requireWritable(checkpointFile());
  }

  /**
   * Reads the weights of an earlier model.
   *
   * @throws WeightsException if it lacks a file, or one is damaged
   */
  public EarlierWeights weights(Path earlierModel) {
    Map<String, TensorData> tensors = new HashMap<>();
    parts.forEach(
        (prefix, file) -> {
          Path weights = earlierModel.resolve(file);
          if (!Files.exists(weights)) {
            throw new WeightsException(
                weights, "is missing", "begin with a model's folder that has it, or with none");
          }
          Safetensors.read(weights).forEach((name, data) -> tensors.put(head(prefix) + name, data));
        });
    return new EarlierWeights(earlierModel, tensors);
  }

  /** What comes before the names that a part's file has. */
  private static String head(String prefix) {
    return prefix.isEmpty() ? "" : prefix + ".";
  }

  /** Whether there is a checkpoint to go on from. */
  public boolean hasCheckpoint() {
    return Files.exists(checkpointFile());
  }

  /**
   * Reads the checkpoint.
   *
   * @param about what the training to go on with is about
   * @throws UserException if there is none, it is damaged, or about something else
   */
  public TrainingCheckpoint checkpoint(Map<String, String> about) {
    Path file = checkpointFile();
    if (!hasCheckpoint()) {
      throw new UserException("There is no " + file + " to resume from; train without resume.");
    }
    TrainingCheckpoint checkpoint = TrainingCheckpoint.read(file);
    checkpoint.requireSame(file, about);
    return checkpoint;
  }

  void write(TrainingCheckpoint checkpoint) {
    checkpoint.write(checkpointFile());
    StringBuilder table = new StringBuilder("step,loss,gradient_norm,rate,seconds\n");
    for (TrainingRecord r : checkpoint.log()) {
      table.append(r.step()).append(',').append(r.loss()).append(',');
      table.append(r.gradientNorm()).append(',').append(r.rate()).append(',');
      table.append(r.seconds()).append('\n');
    }
    AtomicFile.writeText(folder.resolve("loss.csv"), table.toString());
  }

  void writeSheet(RgbImage sheet) {
    ImageFiles.writePng(folder.resolve("sheet.png"), sheet);
  }

  void writeModel(Map<String, TensorData> tensors) {
    parts.forEach(
        (prefix, file) -> {
          Map<String, TensorData> part = new LinkedHashMap<>();
          String head = head(prefix);
          tensors.forEach(
              (name, data) -> {
                if (name.startsWith(head)) {
                  part.put(name.substring(head.length()), data);
                }
              });
          Path place = model().resolve(file);
          Folders.make(place.getParent());
          SafetensorsWriter.write(place, part, Map.of("format", "pt"));
        });
  }

  /** What a training goes on from. */
  Path checkpointFile() {
    return folder.resolve("checkpoint.safetensors");
  }
}

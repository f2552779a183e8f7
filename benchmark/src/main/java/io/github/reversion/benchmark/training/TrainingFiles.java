package io.github.reversion.benchmark.training;

import io.github.reversion.UserException;
import io.github.reversion.benchmark.training.ParameterLayout.Parameter;
import io.github.reversion.image.ImageFiles;
import io.github.reversion.image.RgbImage;
import io.github.reversion.weights.AtomicFile;
import io.github.reversion.weights.Folders;
import io.github.reversion.weights.Safetensors;
import io.github.reversion.weights.SafetensorsWriter;
import io.github.reversion.weights.TensorData;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The folder of a training: {@code checkpoint.safetensors}, {@code loss.csv}, {@code sheet.png} and
 * the {@code model}.
 */
public final class TrainingFiles {
  private final Path folder;
  private final Map<String, Path> parts;
  private final Map<String, TensorData> warm = new HashMap<>();

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

  /** Begins with the weights of an earlier model where it has them. */
  public void beginWith(Path earlierModel) {
    parts.forEach(
        (prefix, file) -> {
          Path weights = earlierModel.resolve(file);
          if (Files.exists(weights)) {
            Safetensors.read(weights)
                .forEach(
                    (name, data) -> warm.put(prefix.isEmpty() ? name : prefix + "." + name, data));
          }
        });
    if (warm.isEmpty()) {
      throw new UserException(
          earlierModel + " has none of " + parts.values() + "; name a model's folder.");
    }
  }

  Optional<float[]> first(Parameter parameter) {
    TensorData data = warm.get(parameter.name());
    return data != null && data.shape().equals(parameter.dimensions())
        ? Optional.of(data.toFloats())
        : Optional.empty();
  }

  TrainingCheckpoint checkpoint() {
    Path file = checkpointFile();
    if (!Files.exists(file)) {
      throw new UserException("There is no " + file + " to resume from; train without resume.");
    }
    return TrainingCheckpoint.read(file);
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
          String head = prefix.isEmpty() ? "" : prefix + ".";
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

  private Path checkpointFile() {
    return folder.resolve("checkpoint.safetensors");
  }
}

package io.github.reversion.checkpoint;

import io.github.reversion.clip.ClipTextConfig;
import io.github.reversion.diffusion.AutoencoderConfig;
import io.github.reversion.diffusion.UNetConfig;
import io.github.reversion.pipeline.ModelFolder;
import io.github.reversion.pipeline.PartWeights;
import io.github.reversion.weights.AtomicFile;
import io.github.reversion.weights.AtomicFolder;
import io.github.reversion.weights.DiskSpace;
import io.github.reversion.weights.SafetensorsWriter;
import io.github.reversion.weights.StoredTensor;
import io.github.reversion.weights.TransferListener;
import io.github.reversion.weights.WeightFiles;
import io.github.reversion.weights.WeightsException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes a model folder in diffusers layout of a single checkpoint file in the original layout.
 *
 * <p>Weights keep their numbers and their type; what lies in the file in one piece is split, and
 * names are changed. They are copied tensor by tensor. A file that is not understood to the last
 * tensor is refused before anything is written.
 *
 * <p>The keys are those of Rombach et al. 2022 and of OpenCLIP (Cherti et al. 2023).
 */
public final class CheckpointConversion {
  /** A key of the ModelSpec standard. */
  private static final String LICENCE = "modelspec.license";

  private static final Map<String, String> FORMAT = Map.of("format", "pt");

  private final Path file;
  private final String licence;
  private final ModelConfigs configs;
  private final Map<String, List<StoredTensor>> parts = new LinkedHashMap<>();

  private CheckpointConversion(Checkpoint checkpoint, ModelConfigs configs) {
    file = checkpoint.file();
    licence = checkpoint.metadata().getOrDefault(LICENCE, "").replaceAll("\\s+", " ").strip();
    this.configs = configs;
  }

  /**
   * Looks at a file.
   *
   * @param file a {@code .safetensors} file
   * @param type how its model was trained; not looked at where there is a template
   * @param template a model folder from which configurations and tokenizer are taken; without one,
   *     they are those of Stable Diffusion
   * @throws WeightsException naming the file and the key at fault, if it cannot be converted
   */
  public static CheckpointConversion of(Path file, CheckpointType type, Optional<Path> template) {
    requireSafetensors(file);
    Checkpoint checkpoint = Checkpoint.open(file);
    boolean openClip = checkpoint.has(OpenClipKeys.PREFIX);
    ModelConfigs configs =
        template
            .map(ModelConfigs::of)
            .orElseGet(() -> ModelConfigs.of(TypeGuess.of(checkpoint, type, openClip)));
    CheckpointConversion conversion = new CheckpointConversion(checkpoint, configs);
    conversion.take(checkpoint, openClip ? new OpenClipKeys() : new ClipKeys());
    checkpoint.refuseUnused(OpenClipKeys.layer(Integer.toString(configs.text().layers())));
    return conversion;
  }

  private static void requireSafetensors(Path file) {
    String name = file.getFileName() == null ? "" : file.getFileName().toString();
    if (name.endsWith(".ckpt") || name.endsWith(".pt") || name.endsWith(".bin")) {
      throw new WeightsException(
          file,
          "is a checkpoint of an old kind, which may run any program when it is read",
          "get the model as .safetensors");
    }
  }

  private void take(Checkpoint checkpoint, CheckpointKeys textKeys) {
    UNetConfig unet = configs.unet();
    AutoencoderConfig vae = configs.vae();
    ClipTextConfig text = configs.text();
    parts.put(
        "unet/" + WeightFiles.DIFFUSERS, checkpoint.take(new UNetKeys(unet), PartWeights.of(unet)));
    parts.put(
        "vae/" + WeightFiles.DIFFUSERS,
        checkpoint.take(
            new VaeKeys(vae.blockOutChannels().size()), PartWeights.of(vae, name -> false)));
    parts.put(
        "text_encoder/" + WeightFiles.TRANSFORMERS,
        checkpoint.take(textKeys, PartWeights.of(text)));
  }

  /** How many bytes of weights there are to write. */
  public long bytes() {
    return parts.values().stream().mapToLong(CheckpointConversion::bytes).sum();
  }

  private static long bytes(List<StoredTensor> tensors) {
    return tensors.stream().mapToLong(tensor -> tensor.info().byteCount()).sum();
  }

  /**
   * Writes the model folder.
   *
   * @param folder is made, and is not there if anything fails
   * @param watcher is told of the bytes written
   * @throws io.github.reversion.UserException if the folder is there already, or cannot be written
   */
  public void write(Path folder, TransferListener watcher) {
    AtomicFolder.requireNew(folder);
    DiskSpace.require(folder, bytes());
    AtomicFolder.write(folder, part -> fill(part, watcher));
  }

  private void fill(Path folder, TransferListener watcher) {
    configs.write(folder);
    long done = 0;
    for (Map.Entry<String, List<StoredTensor>> part : parts.entrySet()) {
      Path place = folder.resolve(part.getKey() + ".safetensors");
      SafetensorsWriter.copy(place, part.getValue(), FORMAT, watcher.within(done, bytes()));
      done += bytes(part.getValue());
    }
    note(folder);
    ModelFolder.read(folder);
  }

  /** The licence of the file goes with the weights. */
  private void note(Path folder) {
    String head = licence.isEmpty() ? "" : "---\nlicense: " + licence + "\n---\n";
    AtomicFile.writeText(
        folder.resolve("README.md"),
        head
            + "Converted from the checkpoint file "
            + file.getFileName()
            + ". The licence under which that was published holds for this folder, too.\n");
  }
}

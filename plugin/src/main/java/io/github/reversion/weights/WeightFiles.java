package io.github.reversion.weights;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The weights of one part of a model (U-Net, VAE, text encoder), found in its folder as diffusers
 * lays it out: in one safetensors file, or in several with an index.
 */
public final class WeightFiles {
  /** Base name of the weights of diffusers' own networks: U-Net and VAE. */
  public static final String DIFFUSERS = "diffusion_pytorch_model";

  /** Base name of the weights of transformers' networks: the text encoder. */
  public static final String TRANSFORMERS = "model";

  private static final List<String> VARIANTS = List.of("", "fp16", "bf16");

  private final Path source;
  private final Map<String, StoredTensor> tensors;

  WeightFiles(Path source, Map<String, StoredTensor> tensors) {
    this.source = source;
    this.tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
  }

  /**
   * Finds the weights of a folder: the plain ones, else those stored as fp16, else as bf16.
   *
   * @param folder for instance {@code stable-diffusion/unet}
   * @param base {@link #DIFFUSERS} or {@link #TRANSFORMERS}
   * @throws WeightsException if there are none, or a file is missing or not sound
   */
  public static WeightFiles find(Path folder, String base) {
    return find(folder, base, VARIANTS);
  }

  /**
   * Finds the weights of one variant.
   *
   * @param variant {@code fp16}, {@code bf16} or another part of the file name; empty for the plain
   *     ones
   * @throws WeightsException if there are none, or a file is missing or not sound
   */
  public static WeightFiles find(Path folder, String base, String variant) {
    return find(folder, base, List.of(variant));
  }

  private static WeightFiles find(Path folder, String base, List<String> variants) {
    for (String variant : variants) {
      Path single = folder.resolve(singleName(base, variant));
      if (Files.exists(single)) {
        return single(single);
      }
      Path index = folder.resolve(indexName(base, variant));
      if (Files.exists(index)) {
        return ShardIndex.read(index);
      }
    }
    String looked =
        variants.stream()
            .flatMap(variant -> Stream.of(singleName(base, variant), indexName(base, variant)))
            .collect(Collectors.joining(", "));
    String remedy =
        Files.exists(folder.resolve(base + ".bin"))
                || Files.exists(folder.resolve("pytorch_model.bin"))
            ? "the weights there are in the old .bin format: save the model as safetensors"
            : "check that the model folder is complete";
    throw new WeightsException(folder, "holds none of " + looked, remedy);
  }

  private static WeightFiles single(Path file) {
    Map<String, StoredTensor> tensors = new LinkedHashMap<>();
    SafetensorsHeader.read(file)
        .tensors()
        .forEach((name, info) -> tensors.put(name, new StoredTensor(file, info)));
    return new WeightFiles(file, tensors);
  }

  private static String singleName(String base, String variant) {
    return base + (variant.isEmpty() ? "" : "." + variant) + ".safetensors";
  }

  private static String indexName(String base, String variant) {
    return base + ".safetensors.index" + (variant.isEmpty() ? "" : "." + variant) + ".json";
  }

  /** The one file, or the index: what a message about these weights as a whole should name. */
  public Path source() {
    return source;
  }

  /** All tensors by name. */
  public Map<String, StoredTensor> tensors() {
    return tensors;
  }

  /** The safetensors files, each once. */
  public List<Path> files() {
    return tensors.values().stream().map(StoredTensor::file).distinct().toList();
  }

  /**
   * The tensor of this name.
   *
   * @throws WeightsException if there is none
   */
  public StoredTensor require(String name) {
    StoredTensor tensor = tensors.get(name);
    if (tensor == null) {
      throw new WeightsException(
          source,
          "lacks tensor " + WeightsException.quote(name),
          "check that the file belongs to this model and to the config.json beside it");
    }
    return tensor;
  }
}

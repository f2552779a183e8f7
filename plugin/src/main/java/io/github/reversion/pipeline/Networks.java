package io.github.reversion.pipeline;

import io.github.reversion.clip.ClipTextConfig;
import io.github.reversion.clip.ClipTextModel;
import io.github.reversion.compute.ComputeDevice;
import io.github.reversion.compute.MappedWeights;
import io.github.reversion.compute.Ops;
import io.github.reversion.compute.Precision;
import io.github.reversion.diffusion.AutoencoderConfig;
import io.github.reversion.diffusion.AutoencoderKL;
import io.github.reversion.diffusion.UNet2DConditionModel;
import io.github.reversion.diffusion.UNetConfig;
import io.github.reversion.weights.JsonConfig;
import io.github.reversion.weights.WeightFiles;
import io.github.reversion.weights.WeightsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Builds the networks of a model, each from the folder that holds its {@code config.json} and its
 * weights, and keeps the weights mapped until it is closed.
 *
 * <p>A folder whose weights and sizes do not fit together, one tensor too many included, is refused
 * with a {@link WeightsException} that names file and tensor or key.
 */
public final class Networks implements AutoCloseable {
  private final ComputeDevice device;
  private final Precision precision;
  private final Ops ops = new Ops();
  private final List<MappedWeights> weights = new ArrayList<>();

  /** Networks that compute on this device in this precision. */
  public Networks(ComputeDevice device, Precision precision) {
    this.device = device;
    this.precision = precision;
  }

  /** The tensor operations of all networks built here. */
  public Ops ops() {
    return ops;
  }

  /** The text model of a {@code text_encoder} folder. */
  public ClipTextModel textModel(Path folder) {
    ClipTextConfig config = ClipTextConfig.from(config(folder));
    MappedWeights mapped = map(WeightFiles.find(folder, WeightFiles.TRANSFORMERS));
    ClipTextModel model = new ClipTextModel(config, mapped);
    mapped.refuseUnused(Networks::isSpareInText);
    return model;
  }

  /** A buffer of old files, and the head of models that also compare texts with images. */
  static boolean isSpareInText(String name) {
    return name.endsWith("position_ids") || name.equals("text_projection.weight");
  }

  /** The U-Net of a {@code unet} folder. */
  public UNet2DConditionModel unet(Path folder) {
    UNetConfig config = UNetConfig.from(config(folder));
    return unet(config, map(WeightFiles.find(folder, WeightFiles.DIFFUSERS)));
  }

  /**
   * The U-Net of a {@code unet} folder that stores its weights in several ways.
   *
   * @param variant {@code fp16}, {@code bf16} or another part of the weights' file name
   */
  public UNet2DConditionModel unet(Path folder, String variant) {
    UNetConfig config = UNetConfig.from(config(folder));
    return unet(config, map(WeightFiles.find(folder, WeightFiles.DIFFUSERS, variant)));
  }

  private static UNet2DConditionModel unet(UNetConfig config, MappedWeights mapped) {
    UNet2DConditionModel unet = new UNet2DConditionModel(config, mapped);
    mapped.refuseUnused(name -> false);
    return unet;
  }

  /** The autoencoder of a {@code vae} folder. */
  public AutoencoderKL vae(Path folder) {
    AutoencoderConfig config = AutoencoderConfig.from(config(folder));
    MappedWeights mapped = map(WeightFiles.find(folder, WeightFiles.DIFFUSERS));
    AutoencoderKL vae = new AutoencoderKL(config, mapped);
    mapped.refuseUnused(name -> false);
    return vae;
  }

  private static JsonConfig config(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new WeightsException(
          folder, "is missing", "a model folder in diffusers layout has it: copy the folder again");
    }
    return JsonConfig.read(folder.resolve("config.json"));
  }

  private MappedWeights map(WeightFiles files) {
    MappedWeights mapped = new MappedWeights(files, ops, precision, device);
    weights.add(mapped);
    return mapped;
  }

  /** Unmaps all weights; no network built here may be used after. */
  @Override
  public void close() {
    weights.forEach(MappedWeights::close);
    ops.close();
  }
}

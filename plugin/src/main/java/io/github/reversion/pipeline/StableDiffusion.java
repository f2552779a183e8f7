package io.github.reversion.pipeline;

import ai.djl.engine.EngineException;
import io.github.reversion.clip.ClipTextModel;
import io.github.reversion.clip.ClipTokenizer;
import io.github.reversion.clip.Placeholder;
import io.github.reversion.compute.ComputeDevice;
import io.github.reversion.compute.ComputeException;
import io.github.reversion.compute.Ops;
import io.github.reversion.compute.Precision;
import io.github.reversion.diffusion.AutoencoderKL;
import io.github.reversion.diffusion.SchedulerConfig;
import io.github.reversion.diffusion.UNet2DConditionModel;
import io.github.reversion.settings.SettingException;
import io.github.reversion.weights.WeightsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A Stable Diffusion 1.x or 2.x model, loaded from a folder and frozen.
 *
 * <p>The folder has the layout that diffusers writes: {@code tokenizer}, {@code text_encoder},
 * {@code unet}, {@code vae}, {@code scheduler} and {@code model_index.json}. Weights are mapped, so
 * that loading takes well under a second whatever their size. Thread-safe once loaded.
 */
public final class StableDiffusion implements AutoCloseable {
  private final Path folder;
  private final ComputeDevice device;
  private final Precision precision;
  private final Networks networks;
  private ClipTokenizer tokenizer;
  private ClipTextModel textModel;
  private UNet2DConditionModel unet;
  private AutoencoderKL vae;
  private SchedulerConfig scheduler;
  private String fingerprint;

  private StableDiffusion(Path folder, ComputeDevice device, Precision precision) {
    this.folder = folder;
    this.device = device;
    this.precision = precision;
    networks = new Networks(device, precision);
  }

  /**
   * Loads a model.
   *
   * @param precision what the networks compute in
   * @throws WeightsException if something is missing, damaged, or does not fit together; the
   *     message names file and tensor or key
   * @throws io.github.reversion.RunFailedException if memory does not suffice
   */
  public static StableDiffusion load(Path folder, ComputeDevice device, Precision precision) {
    if (!Files.isDirectory(folder)) {
      throw new WeightsException(
          folder,
          "is no folder",
          "give a model folder in diffusers layout, the name of an installed model, or mini");
    }
    if (precision == Precision.FP16 && !device.isCuda()) {
      throw new ComputeException(
          "precision is fp16, which is for GPUs; on "
              + device.name()
              + " use fp32, or bf16 where the processor knows it.");
    }
    ModelIndex.check(folder);
    StableDiffusion model = new StableDiffusion(folder, device, precision);
    try {
      model.loadParts();
    } catch (EngineException e) {
      model.close();
      throw ComputeException.ifOutOfMemory(
          e, "choose precision bf16 or, on a GPU, fp16, or another device");
    } catch (RuntimeException e) {
      model.close();
      throw e;
    }
    return model;
  }

  private void loadParts() {
    tokenizer = ClipTokenizer.load(folder.resolve("tokenizer"));
    textModel = networks.textModel(folder.resolve("text_encoder"));
    unet = networks.unet(folder.resolve("unet"));
    vae = networks.vae(folder.resolve("vae"));
    scheduler = ModelFolder.scheduler(folder);
    ModelFolder.checkThatPartsFit(
        folder, tokenizer, textModel.config(), unet.config(), vae.config());
  }

  /** Where it was loaded from. */
  public Path folder() {
    return folder;
  }

  /** Tells this model apart from others: {@link ModelFingerprint} of its folder. */
  public synchronized String fingerprint() {
    if (fingerprint == null) {
      fingerprint = ModelFingerprint.of(folder);
    }
    return fingerprint;
  }

  /** Where it computes, and why there. */
  public ComputeDevice device() {
    return device;
  }

  /** What its networks compute in. */
  public Precision precision() {
    return precision;
  }

  /** The tensor operations of its networks. */
  public Ops ops() {
    return networks.ops();
  }

  /** Text to token ids. */
  public ClipTokenizer tokenizer() {
    return tokenizer;
  }

  /**
   * Text to token ids, with words for relations.
   *
   * @param remedy what to do about a word that cannot be used
   * @throws SettingException if such a word is in the vocabulary or given twice
   */
  public ClipTokenizer tokenizer(List<Placeholder> relations, String remedy) {
    try {
      return tokenizer.withPlaceholders(relations);
    } catch (IllegalArgumentException e) {
      throw new SettingException(e.getMessage() + "; " + remedy + ".");
    }
  }

  /** Token ids to text states. */
  public ClipTextModel textModel() {
    return textModel;
  }

  /** Noise from noisy latents and text states. */
  public UNet2DConditionModel unet() {
    return unet;
  }

  /** Images to latents and back. */
  public AutoencoderKL vae() {
    return vae;
  }

  /** Noise schedule and default sampler. */
  public SchedulerConfig scheduler() {
    return scheduler;
  }

  /** The side of the images the model was trained with, in pixels. */
  public int resolution() {
    return unet.config().sampleSize() * vae.config().downscale();
  }

  /** Width of a token's vector: 768 for Stable Diffusion 1.x, 1024 for 2.x. */
  public int textWidth() {
    return textModel.config().hiddenSize();
  }

  /** Unmaps the weights; nothing of the model may be used after. */
  @Override
  public void close() {
    networks.close();
  }
}

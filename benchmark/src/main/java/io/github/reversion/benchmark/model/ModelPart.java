package io.github.reversion.benchmark.model;

import io.github.reversion.benchmark.training.Objective;
import io.github.reversion.benchmark.training.TrainingOps;
import io.github.reversion.benchmark.training.TrainingOptions;
import io.github.reversion.clip.ClipModel;
import io.github.reversion.clip.ClipTokenizer;
import io.github.reversion.clip.ClipVisionConfig;
import io.github.reversion.compute.ComputeDevice;
import io.github.reversion.compute.Draws;
import io.github.reversion.diffusion.AutoencoderConfig;
import io.github.reversion.pipeline.ModelFingerprint;
import java.nio.file.Path;
import java.util.Map;

/** A part of the mini model that is trained by itself. */
public sealed interface ModelPart {

  /** What the command line calls it. */
  String title();

  /**
   * Its weight files, relative to the model's folder, by the first part of their parameters' names.
   */
  Map<String, Path> files();

  /** What else than the options of all parts decides what it learns, by name. */
  default Map<String, String> about() {
    return Map.of();
  }

  /**
   * What it is trained to do; writes its configuration into the model's folder.
   *
   * @param model the folder of the model that is made
   * @param ops of the loss
   */
  Objective objective(Path model, TrainingOps ops, TrainingOptions options, ComputeDevice device);

  /** The autoencoder. */
  record Vae() implements ModelPart {
    @Override
    public String title() {
      return "vae";
    }

    @Override
    public Map<String, Path> files() {
      return Map.of("", Path.of("vae", "diffusion_pytorch_model.safetensors"));
    }

    @Override
    public Objective objective(
        Path model, TrainingOps ops, TrainingOptions options, ComputeDevice device) {
      AutoencoderConfig config = AutoencoderConfig.from(ModelTemplate.vae(model));
      return new VaeObjective(
          config, ops, new Draws(options.seed()), new TrainingScenes(options.seed()));
    }
  }

  /**
   * U-Net and text model.
   *
   * @param autoencoder the folder of a model whose autoencoder is used
   * @param scenes how many are encoded beforehand
   */
  record Diffusion(Path autoencoder, int scenes) implements ModelPart {
    @Override
    public String title() {
      return "diffusion";
    }

    @Override
    public Map<String, Path> files() {
      return Map.of(
          "unet", Path.of("unet", "diffusion_pytorch_model.safetensors"),
          "text_encoder", Path.of("text_encoder", "model.safetensors"));
    }

    @Override
    public Map<String, String> about() {
      return Map.of(
          "vae",
          ModelFingerprint.of(autoencoder.resolve("vae")),
          "scenes",
          Integer.toString(scenes));
    }

    @Override
    public Objective objective(
        Path model, TrainingOps ops, TrainingOptions options, ComputeDevice device) {
      LatentPool.Source source =
          new LatentPool.Source(
              autoencoder.resolve("vae"),
              new TrainingScenes(options.seed()),
              scenes,
              device,
              options.threads());
      return new DiffusionObjective(model, source, ops, new Draws(options.seed()));
    }
  }

  /** The mini CLIP, which compares pictures with texts. */
  record Clip() implements ModelPart {
    @Override
    public String title() {
      return "clip";
    }

    @Override
    public Map<String, Path> files() {
      return Map.of("", Path.of("clip", "model.safetensors"));
    }

    @Override
    public Objective objective(
        Path model, TrainingOps ops, TrainingOptions options, ComputeDevice device) {
      ClipModel.Config config = ClipModel.Config.from(ModelTemplate.writeClip(model));
      ClipTokenizer tokenizer = ClipTokenizer.load(model.resolve("clip"));
      return new ClipObjective(
          config, tokenizer, ops, new Draws(options.seed()), new TrainingScenes(options.seed()));
    }
  }

  /** The relation classifier. */
  record Classifier() implements ModelPart {
    @Override
    public String title() {
      return "classifier";
    }

    @Override
    public Map<String, Path> files() {
      return Map.of("", Path.of("classifier", "model.safetensors"));
    }

    @Override
    public Objective objective(
        Path model, TrainingOps ops, TrainingOptions options, ComputeDevice device) {
      ClipVisionConfig config = ClipVisionConfig.from(ModelTemplate.writeClassifier(model));
      return new ClassifierObjective(
          config, ops, new Draws(options.seed()), new TrainingScenes(options.seed()));
    }
  }
}

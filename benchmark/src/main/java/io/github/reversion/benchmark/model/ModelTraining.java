package io.github.reversion.benchmark.model;

import io.github.reversion.benchmark.training.AdamW;
import io.github.reversion.benchmark.training.LearningRate;
import io.github.reversion.benchmark.training.Objective;
import io.github.reversion.benchmark.training.Trainer;
import io.github.reversion.benchmark.training.TrainingFiles;
import io.github.reversion.benchmark.training.TrainingOps;
import io.github.reversion.benchmark.training.TrainingOptions;
import io.github.reversion.benchmark.training.TrainingRecord;
import io.github.reversion.clip.ClipModel;
import io.github.reversion.clip.ClipTextConfig;
import io.github.reversion.clip.ClipTokenizer;
import io.github.reversion.clip.ClipVisionConfig;
import io.github.reversion.compute.ComputeDevice;
import io.github.reversion.compute.Draws;
import io.github.reversion.compute.Precision;
import io.github.reversion.compute.Torch;
import io.github.reversion.diffusion.AutoencoderConfig;
import io.github.reversion.diffusion.SchedulerConfig;
import io.github.reversion.diffusion.UNetConfig;
import io.github.reversion.weights.JsonConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * The training of a part of the mini model, from nothing, from an earlier model or from its own
 * checkpoint.
 *
 * @param part what is trained
 * @param out the folder of the training
 * @param time of computing, over all sessions
 * @param steps at most
 * @param checkpointEvery how often the state is written
 * @param resume whether to go on from the checkpoint
 * @param from a model whose weights to begin with
 * @param vae for {@link Part#DIFFUSION}: the model whose autoencoder is used
 * @param scenes for {@link Part#DIFFUSION}: how many are encoded beforehand
 * @param batchSize samples a step
 * @param rate of learning at its highest
 * @param device where it computes
 * @param threads networks side by side, on a CPU
 * @param seed of all draws
 */
public record ModelTraining(
    Part part,
    Path out,
    Duration time,
    long steps,
    Duration checkpointEvery,
    boolean resume,
    Optional<Path> from,
    Path vae,
    int scenes,
    int batchSize,
    double rate,
    ComputeDevice device,
    int threads,
    long seed) {
  private static final int WARM_UP = 300;

  /** So many scenes later begin those of the next seed: a training that goes on sees new ones. */
  private static final long SCENES_A_SEED = 1_000_000;

  private static final double DECAY_SHARE = 0.5;

  /** A part of the mini model that is trained by itself. */
  public enum Part {
    /** The autoencoder. */
    VAE(Map.of("", Path.of("vae", "diffusion_pytorch_model.safetensors"))),
    /** U-Net and text model. */
    DIFFUSION(
        Map.of(
            "unet", Path.of("unet", "diffusion_pytorch_model.safetensors"),
            "text_encoder", Path.of("text_encoder", "model.safetensors"))),
    /** The mini CLIP, which compares pictures with texts. */
    CLIP(Map.of("", Path.of("clip", "model.safetensors"))),
    /** The relation classifier. */
    CLASSIFIER(Map.of("", Path.of("classifier", "model.safetensors")));

    @SuppressWarnings("ImmutableEnumChecker") // nobody writes into it
    private final Map<String, Path> files;

    Part(Map<String, Path> files) {
      this.files = files;
    }

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Trains.
   *
   * @return whether the training is over, as opposed to stopped
   */
  public boolean run(InstantSource clock, Consumer<TrainingRecord> listener, BooleanSupplier stop) {
    TrainingFiles files = new TrainingFiles(out, part.files);
    from.ifPresent(files::beginWith);
    // The networks have a thread each; what is computed between their steps is little.
    Torch.setThreads(1);
    try (TrainingOps ops = new TrainingOps()) {
      return switch (part) {
        case VAE -> train(vae(files.model(), ops), Precision.BF16, files, clock, listener, stop);
        case CLIP -> train(clip(files.model(), ops), Precision.FP32, files, clock, listener, stop);
        case CLASSIFIER -> {
          ClipVisionConfig config =
              ClipVisionConfig.from(ModelTemplate.writeClassifier(files.model()));
          Objective objective = new ClassifierObjective(config, ops, new Draws(seed));
          yield train(objective, Precision.FP32, files, clock, listener, stop);
        }
        case DIFFUSION -> {
          try (LatentPool pool =
              LatentPool.of(vae, seed * SCENES_A_SEED, scenes, device, threads)) {
            Objective objective = diffusion(files.model(), ops, pool);
            yield train(objective, Precision.FP32, files, clock, listener, stop);
          }
        }
      };
    }
  }

  private boolean train(
      Objective objective,
      Precision precision,
      TrainingFiles files,
      InstantSource clock,
      Consumer<TrainingRecord> listener,
      BooleanSupplier stop) {
    TrainingOptions options =
        new TrainingOptions(
            batchSize,
            new LearningRate(rate, WARM_UP, DECAY_SHARE),
            AdamW.usual(),
            time,
            steps,
            checkpointEvery,
            threads,
            precision,
            seed);
    List<TrainingRecord> seen = new ArrayList<>();
    boolean over =
        new Trainer(objective, options, device, clock)
            .train(files, resume, ((Consumer<TrainingRecord>) seen::add).andThen(listener), stop);
    if (!seen.isEmpty()) {
      summary(seen.get(seen.size() - 1)).write(out);
    }
    return over;
  }

  private TrainingSummary summary(TrainingRecord last) {
    String beganWith = from.map(model -> String.valueOf(model.getFileName())).orElse("");
    String cores = device.isCuda() ? "" : ", " + threads + " threads";
    return new TrainingSummary(part.toString(), beganWith, batchSize, last, device.name() + cores);
  }

  private Objective vae(Path model, TrainingOps ops) {
    AutoencoderConfig config = AutoencoderConfig.from(ModelTemplate.vae(model));
    return new VaeObjective(config, ops, new Draws(seed));
  }

  private Objective clip(Path model, TrainingOps ops) {
    ClipModel.Config config = ClipModel.Config.from(ModelTemplate.writeClip(model));
    ClipTokenizer tokenizer = ClipTokenizer.load(model.resolve("clip"));
    return new ClipObjective(config, tokenizer, ops, new Draws(seed));
  }

  private static SchedulerConfig scheduler(Path model) {
    Path file = model.resolve("scheduler").resolve("scheduler_config.json");
    try {
      return SchedulerConfig.read(file);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read", e);
    }
  }

  private Objective diffusion(Path model, TrainingOps ops, LatentPool pool) {
    ModelTemplate.writeAll(model);
    SchedulerConfig scheduler = scheduler(model);
    return new DiffusionObjective(
        UNetConfig.from(JsonConfig.read(model.resolve("unet").resolve("config.json"))),
        ClipTextConfig.from(JsonConfig.read(model.resolve("text_encoder").resolve("config.json"))),
        new CaptionBatches(ClipTokenizer.load(model.resolve("tokenizer"))),
        pool,
        scheduler.noiseSchedule(),
        scheduler.predictionType(),
        ops,
        new Draws(seed),
        vae.resolve("vae"));
  }
}

package io.github.reversion.cli;

import io.github.reversion.benchmark.model.ModelPart;
import io.github.reversion.benchmark.model.ModelTraining;
import io.github.reversion.benchmark.training.AdamW;
import io.github.reversion.benchmark.training.LearningRate;
import io.github.reversion.benchmark.training.TrainingListener;
import io.github.reversion.benchmark.training.TrainingOptions;
import io.github.reversion.benchmark.training.TrainingRecord;
import io.github.reversion.compute.ComputeDevice;
import io.github.reversion.compute.EngineInfo;
import io.github.reversion.settings.SettingException;
import io.github.reversion.store.ModelStore;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParseResult;

/** {@code reversion world train}: makes a part of the mini model. */
@Command(
    name = "train",
    description =
        "Trains a part of the mini model on the scene world: vae (the autoencoder), diffusion"
            + " (U-Net and text model, on the latents of an autoencoder) clip (compares texts with"
            + " pictures) or classifier (of relations). Writes a checkpoint every"
            + " few minutes, with it the model so far, loss.csv and a sheet of samples.",
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  reversion world train vae --hours 1 --out work/vae",
      "  reversion world train diffusion --from work/model --seed 2 --hours 2 --out work/more"
    })
final class WorldTrainCommand implements Task {
  private static final int SCENES = 80_000;
  private static final long MOST_SEED = 1_000_000_000;
  private static final double MINUTES = 60_000;
  private static final double HOURS = 60 * MINUTES;

  @Parameters(paramLabel = "PART", description = "vae, diffusion, clip or classifier")
  private String partName;

  @Option(names = "--out", paramLabel = "DIR", required = true, description = "made if need be")
  private Path out;

  @Option(
      names = "--hours",
      paramLabel = "H",
      required = true,
      description = "computing time, over all sessions; the rate of learning falls to 0 at its end")
  private double hours;

  @Option(
      names = "--resume",
      description =
          "go on from the checkpoint in DIR; part, seed, batch size, scenes and autoencoder must be"
              + " the same, the rate may be another")
  private boolean resume;

  @Option(
      names = "--from",
      paramLabel = "MODEL",
      description =
          "begin with the weights of this model's folder; need not be said again with --resume")
  private Path from;

  @Option(
      names = "--vae",
      paramLabel = "MODEL",
      description = "diffusion only: the folder with the autoencoder (default: the embedded model)")
  private Path vae;

  @Option(
      names = "--scenes",
      paramLabel = "N",
      description = "diffusion only: scenes encoded beforehand (default: " + SCENES + ")")
  private Integer scenes;

  @Option(
      names = "--batch-size",
      paramLabel = "N",
      description = "samples a step (default: ${DEFAULT-VALUE})")
  private int batchSize = 64;

  @Option(
      names = "--rate",
      paramLabel = "X",
      description = "rate of learning at its highest (default: ${DEFAULT-VALUE})")
  private double rate = 1.5e-3;

  @Option(
      names = "--steps",
      paramLabel = "N",
      description = "steps at most, should they take less than the hours")
  private long steps = Long.MAX_VALUE;

  @Option(
      names = "--checkpoint-minutes",
      paramLabel = "M",
      description = "how often the state is written (default: ${DEFAULT-VALUE})")
  private double checkpointMinutes = 5;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description =
          "of all draws and scenes; another one with --from, or it sees the same again (default: 1)")
  private long seed = 1;

  @Mixin private final DeviceFlag device = DeviceFlag.auto();
  @Mixin private final CommonFlags common = new CommonFlags();
  private final Session session;

  WorldTrainCommand(Session session) {
    this.session = session;
  }

  @Override
  public CommandSpec spec() {
    return CommandSpec.forAnnotatedObject(this);
  }

  @Override
  public int run(ParseResult given) {
    requirePositive("hours", hours);
    requirePositive("batch-size", batchSize);
    requirePositive("rate", rate);
    requirePositive("steps", steps);
    requirePositive("checkpoint-minutes", checkpointMinutes);
    if (seed < 0 || seed > MOST_SEED) {
      throw new SettingException("seed is " + seed + "; it must be 0 to " + MOST_SEED + ".");
    }
    ComputeDevice chosen = device.choose();
    ModelTraining training =
        new ModelTraining(part(), out, Optional.ofNullable(from), resume, options(), chosen);
    if (!resume && training.hasCheckpoint()) {
      throw new SettingException(
          out + " has a checkpoint already; give --resume, or another --out.");
    }
    session.out().println(EngineInfo.of(chosen));
    session.out().flush();
    boolean over = training.run(Clock.systemUTC(), new Shown(), session.interrupted());
    session.out().println(over ? "Trained: " + out : stopped(training));
    return over ? ExitStatus.DONE : ExitStatus.INTERRUPTED;
  }

  private static void requirePositive(String option, Number value) {
    if (!(value.doubleValue() > 0) || Double.isInfinite(value.doubleValue())) {
      throw new SettingException(option + " is " + value + "; it must be more than 0.");
    }
  }

  private ModelPart part() {
    if (!partName.equals("diffusion") && (vae != null || scenes != null)) {
      throw new SettingException("vae and scenes are for diffusion only; leave them out.");
    }
    return switch (partName) {
      case "vae" -> new ModelPart.Vae();
      case "diffusion" -> diffusion();
      case "clip" -> new ModelPart.Clip();
      case "classifier" -> new ModelPart.Classifier();
      default ->
          throw new SettingException(
              "There is no part '"
                  + partName
                  + "'; possible are vae, diffusion, clip, classifier.");
    };
  }

  private ModelPart diffusion() {
    int count = scenes == null ? SCENES : scenes;
    requirePositive("scenes", count);
    Path autoencoder = vae == null ? session.store().model(ModelStore.MINI) : vae;
    return new ModelPart.Diffusion(autoencoder, count);
  }

  private TrainingOptions options() {
    return new TrainingOptions(
        batchSize,
        LearningRate.usual(rate),
        AdamW.usual(),
        Duration.ofMillis((long) (hours * HOURS)),
        steps,
        Duration.ofMillis((long) (checkpointMinutes * MINUTES)),
        common.threads(),
        seed);
  }

  private static String stopped(ModelTraining training) {
    return training.hasCheckpoint()
        ? "Stopped; go on with --resume."
        : "Stopped before the first step; nothing is kept.";
  }

  private final class Shown implements TrainingListener {
    @Override
    public void recorded(TrainingRecord record) {
      session
          .out()
          .printf(
              Locale.ROOT,
              "step %d  loss %.5f  gradient %.3f  rate %.2g  %.1f minutes%n",
              record.step(),
              record.loss(),
              record.gradientNorm(),
              record.rate(),
              record.seconds() / 60);
      session.out().flush();
    }

    @Override
    public void told(String sentence) {
      session.out().println(sentence);
      session.out().flush();
    }
  }
}

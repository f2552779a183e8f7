package io.github.reversion.cli;

import io.github.reversion.benchmark.model.ModelTraining;
import io.github.reversion.benchmark.model.ModelTraining.Part;
import io.github.reversion.benchmark.training.TrainingRecord;
import io.github.reversion.compute.ComputeDevice;
import io.github.reversion.compute.EngineInfo;
import io.github.reversion.settings.SettingException;
import io.github.reversion.store.ModelStore;
import java.nio.file.Files;
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
    footer = {"", "Examples:", "  reversion world train vae --out work/vae"})
final class WorldTrainCommand implements Task {
  private static final double MINUTES = 60_000;
  private static final double HOURS = 60 * MINUTES;

  @Parameters(paramLabel = "PART", description = "vae, diffusion, clip or classifier")
  private Part part;

  @Option(names = "--out", paramLabel = "DIR", required = true, description = "made if need be")
  private Path out;

  @Option(
      names = "--hours",
      paramLabel = "H",
      required = true,
      description = "computing time, over all sessions; the rate of learning falls to 0 at its end")
  private double hours;

  @Option(names = "--resume", description = "go on from the checkpoint in DIR")
  private boolean resume;

  @Option(
      names = "--from",
      paramLabel = "MODEL",
      description = "begin with the weights of this model's folder")
  private Path from;

  @Option(
      names = "--vae",
      paramLabel = "MODEL",
      description = "diffusion: the folder with the autoencoder (default: the embedded model)")
  private Path vae;

  @Option(
      names = "--scenes",
      paramLabel = "N",
      description = "diffusion: scenes encoded beforehand (default: ${DEFAULT-VALUE})")
  private int scenes = 80_000;

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
          "of all draws; another one with --from, or it sees the same samples again (default: 1)")
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
    if (!(hours > 0) || batchSize < 1 || scenes < 50 || !(checkpointMinutes > 0)) {
      throw new SettingException(
          "hours, batch-size and checkpoint-minutes must be more than 0, scenes at least 50.");
    }
    if (!resume && Files.exists(out.resolve("checkpoint.safetensors"))) {
      throw new SettingException(
          out + " has a checkpoint already; give --resume, or another --out.");
    }
    ComputeDevice chosen = device.choose();
    session.out().println(EngineInfo.of(chosen));
    session.out().flush();
    ModelTraining training =
        new ModelTraining(
            part,
            out,
            Duration.ofMillis((long) (hours * HOURS)),
            steps,
            Duration.ofMillis((long) (checkpointMinutes * MINUTES)),
            resume,
            Optional.ofNullable(from),
            vae == null ? session.store().model(ModelStore.MINI) : vae,
            scenes,
            batchSize,
            rate,
            chosen,
            common.threads(),
            seed);
    boolean over = training.run(Clock.systemUTC(), this::show, session.interrupted());
    session.out().println(over ? "Trained: " + out : "Stopped; go on with --resume.");
    return over ? ExitStatus.DONE : ExitStatus.INTERRUPTED;
  }

  private void show(TrainingRecord record) {
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
}

package io.github.reversion.cli;

import io.github.reversion.UserException;
import io.github.reversion.exemplar.ExemplarFolder;
import io.github.reversion.exemplar.Exemplars;
import io.github.reversion.inversion.InversionOptions;
import io.github.reversion.inversion.InversionResult;
import io.github.reversion.pipeline.StableDiffusion;
import io.github.reversion.run.Asked;
import io.github.reversion.run.InversionEstimate;
import io.github.reversion.run.InversionFiles;
import io.github.reversion.run.InversionJob;
import io.github.reversion.run.InversionTrial;
import io.github.reversion.run.ModelChoice;
import io.github.reversion.weights.AtomicFile;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;

/** {@code reversion invert}: learns a relation from exemplars. */
@Command(
    name = "invert",
    customSynopsis = "reversion invert --exemplars=DIR --out=FILE.safetensors [OPTION...]",
    description = "Learns a relation from a folder of exemplars.",
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  reversion invert --exemplars example:wrapped_in --out wrapped_in.safetensors",
      "  reversion invert --model sd15 --device cuda --precision fp16 --exemplars photos \\",
      "      --out mine.safetensors"
    })
final class InvertCommand implements Task {
  @Option(
      names = "--exemplars",
      paramLabel = "DIR",
      required = true,
      description =
          "a folder of images and text.json; or example:NAME for an embedded one, say wrapped_in")
  private String exemplars;

  @Option(
      names = "--out",
      paramLabel = "FILE.safetensors",
      required = true,
      description = "the relation file to write; run file, loss and previews go beside it")
  private Path out;

  @Option(names = "--resume", description = "go on from the checkpoint of a stopped run")
  private boolean resume;

  @Option(
      names = "--estimate",
      description =
          "only take two steps, and say how long all of them take here and how much memory")
  private boolean estimate;

  @Mixin private final CommonFlags common = new CommonFlags();
  private final SettingFlags<ModelChoice> model;
  private final SettingFlags<InversionOptions> options;
  private final Session session;
  private final Presets presets;

  InvertCommand(Session session, Presets presets) {
    this.session = session;
    this.presets = presets;
    model = new SettingFlags<>(ModelChoice.SETTINGS, ModelChoice.mini());
    options = new SettingFlags<>(InversionOptions.SETTINGS, presets.inversion());
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec = CommandSpec.forAnnotatedObject(this).addOption(presets.flag());
    model.addTo(spec, "Model");
    options.addTo(spec, "Learning, preset " + presets.name());
    return spec;
  }

  @Override
  public int run(ParseResult given) {
    ModelChoice choice = model.read(given);
    InversionOptions chosen = options.read(given);
    InversionFiles files = new InversionFiles(out);
    AtomicFile.requireWritable(files.relation());
    Path folder = session.store().exemplars(exemplars);
    Exemplars learned = ExemplarFolder.read(folder);
    files.requireOutside(folder);
    common.applyThreads();
    try (StableDiffusion loaded = choice.load(session.store())) {
      if (estimate) {
        return estimated(
            new InversionTrial(loaded, learned, chosen, presets.generation(), choice.model()));
      }
      InversionJob job =
          new InversionJob(
              loaded,
              learned,
              chosen,
              presets.generation(),
              files,
              resume,
              new Asked(presets.name(), choice));
      InversionResult result = Inverting.run(job, session);
      remember();
      return result.outcome() == InversionResult.Outcome.CANCELLED
          ? ExitStatus.INTERRUPTED
          : ExitStatus.DONE;
    }
  }

  /** Lists the relation; that this fails spoils nothing that was learned. */
  private void remember() {
    try {
      session.store().relations().add(out);
    } catch (UserException e) {
      session.err().println("Warning: " + e.getMessage());
    }
  }

  private int estimated(InversionTrial trial) {
    Optional<InversionEstimate> found = trial.run(System::nanoTime, session.interrupted());
    found.ifPresent(session.out()::println);
    session.out().flush();
    return found.isPresent() ? ExitStatus.DONE : ExitStatus.INTERRUPTED;
  }
}

package io.github.reversion.cli;

import io.github.reversion.pipeline.GenerationOptions;
import io.github.reversion.pipeline.StableDiffusion;
import io.github.reversion.run.Asked;
import io.github.reversion.run.GenerationJob;
import io.github.reversion.run.ImageSeries;
import io.github.reversion.run.ModelChoice;
import io.github.reversion.run.PromptRow;
import io.github.reversion.run.PromptTable;
import io.github.reversion.run.SeriesOptions;
import io.github.reversion.run.SeriesPlan;
import io.github.reversion.settings.SettingException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;

/** {@code reversion generate}: draws images from prompts in which relations may stand. */
@Command(
    name = "generate",
    customSynopsis =
        "reversion generate --relation=FILE --prompt=TEXT|--prompts=FILE --out=DIR [OPTION...]",
    description = "Draws images from prompts in which learned relations may stand.",
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  reversion generate --relation wrapped_in.safetensors --prompt \"cat {} paper\" --out pictures",
      "  reversion generate --relation on.safetensors --prompts table.csv --count 4 --out pictures"
    })
final class GenerateCommand implements Task {
  @Option(
      names = "--relation",
      paramLabel = "FILE",
      description =
          "a relation or another embedding, or the name of a relation that was learned here; its"
              + " token may stand in prompts, and {} stands for the first one's; may be given several"
              + " times")
  private final List<String> relations = new ArrayList<>();

  @Option(
      names = "--prompts",
      paramLabel = "FILE",
      description =
          "a text file with one prompt a line; or a .csv with a column prompt, and where they are"
              + " wanted seed and relation")
  private Path prompts;

  @Option(
      names = "--prompt",
      paramLabel = "TEXT",
      description = "a prompt, such as 'cat {} stone'; may be given several times")
  private final List<String> prompt = new ArrayList<>();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "the folder for the images, named in the order of the prompts")
  private Path out;

  @Mixin private final CommonFlags common = new CommonFlags();
  private final SettingFlags<SeriesOptions> series;
  private final SettingFlags<ModelChoice> model;
  private final SettingFlags<GenerationOptions> options;
  private final Session session;
  private final Presets presets;

  GenerateCommand(Session session, Presets presets) {
    this.session = session;
    this.presets = presets;
    series = new SettingFlags<>(SeriesOptions.SETTINGS, SeriesOptions.usual());
    model = new SettingFlags<>(ModelChoice.SETTINGS, ModelChoice.mini());
    options = new SettingFlags<>(GenerationOptions.SETTINGS, presets.generation());
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec = CommandSpec.forAnnotatedObject(this).addOption(presets.flag());
    series.addTo(spec, "Series");
    model.addTo(spec, "Model");
    options.addTo(spec, "Drawing, preset " + presets.name());
    return spec;
  }

  @Override
  public int run(ParseResult given) {
    SeriesOptions wanted = series.read(given);
    ModelChoice choice = model.read(given);
    GenerationOptions chosen = options.read(given);
    SeriesPlan plan = new SeriesPlan(allPrompts(), relations, wanted);
    common.applyThreads();
    try (StableDiffusion loaded = choice.load(session.store())) {
      ImageSeries images = plan.read(session.store().relations(), loaded.textWidth());
      Asked asked = new Asked(presets.name(), choice);
      int drawn =
          Drawing.run(new GenerationJob(loaded, images, chosen, out, asked), session)
              .files()
              .size();
      return drawn < plan.images() ? ExitStatus.INTERRUPTED : ExitStatus.DONE;
    }
  }

  private List<PromptRow> allPrompts() {
    List<PromptRow> all = new ArrayList<>(prompts == null ? List.of() : PromptTable.read(prompts));
    prompt.forEach(text -> all.add(new PromptRow(text)));
    if (all.isEmpty()) {
      throw new SettingException("There is no prompt; give --prompt TEXT or --prompts FILE.");
    }
    return all;
  }
}

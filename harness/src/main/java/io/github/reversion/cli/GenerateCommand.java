package io.github.reversion.cli;

import io.github.reversion.pipeline.GenerationOptions;
import io.github.reversion.pipeline.ImageRequest;
import io.github.reversion.pipeline.StableDiffusion;
import io.github.reversion.run.Asked;
import io.github.reversion.run.GenerationJob;
import io.github.reversion.run.ModelChoice;
import io.github.reversion.run.RelationSource;
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
    sortOptions = false)
final class GenerateCommand implements Task {
  @Option(
      names = "--relation",
      paramLabel = "FILE",
      description =
          "a relation or another embedding; its token may stand in prompts, and {} stands for the"
              + " first one's; may be given several times")
  private final List<Path> relations = new ArrayList<>();

  @Option(
      names = "--prompts",
      paramLabel = "FILE",
      description = "a text file with one prompt a line")
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
    List<ImageRequest> requests = ImageRequest.series(allPrompts(), wanted.count(), wanted.seed());
    common.applyThreads();
    try (StableDiffusion loaded = choice.load(session.store())) {
      List<RelationSource> known =
          relations.stream().map(file -> RelationSource.read(file, loaded.textWidth())).toList();
      Asked asked = new Asked(presets.name(), choice);
      int drawn = draw(new GenerationJob(loaded, known, chosen, requests, out, asked)).size();
      return drawn < requests.size() ? ExitStatus.INTERRUPTED : ExitStatus.DONE;
    }
  }

  private List<Path> draw(GenerationJob job) {
    return Drawing.run(job, session).files();
  }

  private List<String> allPrompts() {
    List<String> all = new ArrayList<>(prompts == null ? List.of() : PromptLines.read(prompts));
    all.addAll(prompt);
    if (all.isEmpty()) {
      throw new SettingException("There is no prompt; give --prompt TEXT or --prompts FILE.");
    }
    return all;
  }
}

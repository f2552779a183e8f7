package io.github.reversion.cli;

import io.github.reversion.benchmark.folder.ExemplarFolders;
import io.github.reversion.benchmark.folder.SceneFolder;
import io.github.reversion.benchmark.world.BenchmarkRelation;
import io.github.reversion.benchmark.world.Scene;
import io.github.reversion.benchmark.world.SceneSampler;
import io.github.reversion.benchmark.world.SceneSplit;
import io.github.reversion.settings.SettingException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParseResult;

/** {@code reversion world draw}: scenes and exemplars as files. */
@Command(
    name = "draw",
    description =
        "Draws scenes with their facts (scenes), or the ten folders of exemplars that the benchmark"
            + " learns from (exemplars), each with a picture of all.",
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  reversion world draw scenes --relation on --count 8 --out scenes",
      "  reversion world draw exemplars --out exemplars"
    })
final class WorldDrawCommand implements Task {
  /** What can be drawn. */
  enum Subject {
    scenes,
    exemplars
  }

  @Parameters(paramLabel = "WHAT", description = "scenes or exemplars")
  private Subject subject;

  @Option(names = "--out", paramLabel = "DIR", required = true, description = "made if need be")
  private Path out;

  @Option(
      names = "--count",
      paramLabel = "N",
      description = "how many scenes (default: ${DEFAULT-VALUE})")
  private int count = 100;

  @Option(
      names = "--split",
      paramLabel = "NAME",
      description =
          "which scenes: ${COMPLETION-CANDIDATES}; no scene is in two of them (default:"
              + " ${DEFAULT-VALUE})")
  private SceneSplit split = SceneSplit.VALIDATION;

  @Option(
      names = "--relation",
      paramLabel = "NAME",
      description = "only scenes of this one: ${COMPLETION-CANDIDATES} (default: of any kind)")
  private BenchmarkRelation relation;

  @SuppressWarnings("UnusedVariable") // picocli answers --help by itself
  @Mixin
  private final CommonFlags common = new CommonFlags();

  private final Session session;

  WorldDrawCommand(Session session) {
    this.session = session;
  }

  @Override
  public CommandSpec spec() {
    return CommandSpec.forAnnotatedObject(this);
  }

  @Override
  public int run(ParseResult given) {
    if (subject == Subject.exemplars) {
      ExemplarFolders.write(out);
    } else if (count < 1 || count > 100_000) {
      throw new SettingException("count is " + count + "; it must be between 1 and 100000.");
    } else {
      SceneFolder.writeScenes(out, scenes());
    }
    session.out().println("Drawn into " + out);
    return ExitStatus.DONE;
  }

  private List<Scene> scenes() {
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                relation == null
                    ? SceneSampler.scene(split, i)
                    : SceneSampler.scene(relation, split, i))
        .toList();
  }
}

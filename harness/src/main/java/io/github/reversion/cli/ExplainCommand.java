package io.github.reversion.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.reversion.explain.Explanation;
import io.github.reversion.explain.ExplanationOptions;
import io.github.reversion.pipeline.StableDiffusion;
import io.github.reversion.relation.RelationFile;
import io.github.reversion.run.ModelChoice;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParseResult;

/** {@code reversion explain}: what a relation is made of, in words. */
@Command(
    name = "explain",
    description =
        "Says which prepositions a learned relation is made of, how much of it they explain, and"
            + " which words of the model's vocabulary are nearest.",
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  reversion explain wrapped_in.safetensors",
      "  reversion explain wrapped_in.safetensors --json words.json"
    })
final class ExplainCommand implements Task {
  @Parameters(
      paramLabel = "RELATION",
      description =
          "the file of a relation, or of another embedding; or the name of a relation that was"
              + " learned here")
  private String relation;

  @Option(names = "--json", paramLabel = "FILE", description = "write the same as JSON")
  private Path json;

  @Mixin private final CommonFlags common = new CommonFlags();
  private final SettingFlags<ExplanationOptions> options;
  private final SettingFlags<ModelChoice> model;
  private final Session session;

  ExplainCommand(Session session) {
    this.session = session;
    options = new SettingFlags<>(ExplanationOptions.SETTINGS, ExplanationOptions.usual());
    model = new SettingFlags<>(ModelChoice.SETTINGS, ModelChoice.mini());
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec = CommandSpec.forAnnotatedObject(this);
    options.addTo(spec, "Explanation");
    model.addTo(spec, "Model, the one that the relation was learned on");
    return spec;
  }

  @Override
  public int run(ParseResult given) {
    ExplanationOptions wanted = options.read(given);
    ModelChoice choice = model.read(given);
    Path file = session.store().relations().resolve(relation);
    JsonTarget target = new JsonTarget(json);
    target.requireWritable();
    common.applyThreads();
    try (StableDiffusion loaded = choice.load(session.store())) {
      Explanation explanation =
          Explanation.of(loaded, RelationFile.read(file, loaded.textWidth()), wanted);
      JsonNode tree = new JsonMapper().valueToTree(explanation.asMap());
      target.write(tree);
      explanation.lines().forEach(session.out()::println);
      session.out().flush();
    }
    return ExitStatus.DONE;
  }
}

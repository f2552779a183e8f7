package io.github.reversion.cli;

import io.github.reversion.benchmark.suite.ExpectedScores;
import io.github.reversion.benchmark.suite.Method;
import io.github.reversion.benchmark.suite.Suite;
import io.github.reversion.benchmark.suite.SuiteRelation;
import io.github.reversion.pipeline.GenerationOptions;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code reversion benchmark show}: what a suite holds. */
@Command(
    name = "show",
    description =
        "Shows what a suite holds, and how many images and inversions it takes to run it.",
    footer = {
      "",
      "Examples:",
      "  reversion benchmark show mini",
      "  reversion benchmark show my-suite.yaml"
    })
final class BenchmarkShowCommand implements Task {
  @Mixin private final SuiteParameter suite = new SuiteParameter();

  @SuppressWarnings("UnusedVariable") // picocli answers --help by itself
  @Mixin
  private final CommonFlags common = new CommonFlags();

  private final Session session;

  BenchmarkShowCommand(Session session) {
    this.session = session;
  }

  @Override
  public CommandSpec spec() {
    return CommandSpec.forAnnotatedObject(this);
  }

  @Override
  public int run(ParseResult given) {
    Suite shown = suite.read();
    session.out().println(shown.name() + ": " + shown.description());
    say("model", shown.model() + ", preset " + shown.preset());
    say("drawing", options(GenerationOptions.SETTINGS.texts(shown.drawing())));
    shown.methods().forEach(method -> say("method", named(method.name(), text(method))));
    shown.relations().forEach(relation -> say("relation", named(relation.name(), text(relation))));
    shown.expected().ifPresent(this::show);
    say(
        "needs",
        "%d images (%d of each prompt), %d inversions (%d of each relation and method)"
            .formatted(shown.images(), shown.imagesPerPrompt(), shown.inversions(), shown.seeds()));
    say("sha256", shown.sha256());
    session.out().flush();
    return ExitStatus.DONE;
  }

  private void say(String what, String text) {
    session.out().printf("%-10s %s%n", what, text);
  }

  private static String named(String name, String text) {
    return "%-20s %s".formatted(name, text);
  }

  private static String options(Map<String, String> texts) {
    return texts.entrySet().stream()
        .map(option -> option.getKey() + "=" + option.getValue())
        .filter(text -> !text.endsWith("="))
        .collect(Collectors.joining(" "));
  }

  private static String text(Method method) {
    if (method instanceof Method.Token token) {
      return ("A {} B, learned " + options(token.changes())).strip();
    }
    return method instanceof Method.Words ? "A WORDS B" : "A and B";
  }

  private static String text(SuiteRelation relation) {
    return relation.scenarios().size()
        + " scenarios, exemplars "
        + relation.exemplars().source()
        + relation.words().map(words -> ", \"" + words + "\"").orElse("")
        + (relation.control() ? ", control" : "");
  }

  private void show(ExpectedScores expected) {
    say("measured", "on " + expected.hardware() + ", commit " + expected.commit());
    for (ExpectedScores.Score score : expected.scores()) {
      say(
          "expected",
          named(
              score.method(),
              String.format(
                  Locale.ROOT,
                  "%s %.4f, tolerance %.4f",
                  score.what(),
                  score.value(),
                  score.tolerance())));
    }
  }
}

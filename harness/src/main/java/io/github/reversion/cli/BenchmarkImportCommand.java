package io.github.reversion.cli;

import io.github.reversion.UserException;
import io.github.reversion.benchmark.suite.ExemplarSource;
import io.github.reversion.benchmark.suite.ImportedExemplars;
import io.github.reversion.benchmark.suite.Suites;
import io.github.reversion.exemplar.Exemplars;
import io.github.reversion.settings.SettingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParseResult;

/** {@code reversion benchmark import}: the authors' exemplars for the paper's benchmark. */
@Command(
    name = "import",
    description =
        "Copies the exemplars of the paper's authors, which are not ours to hand on, to where the"
            + " suite reversion-sd15 finds them. Exit status 1: some relations are missing still.",
    footer = {"", "Examples:", "  reversion benchmark import Downloads/reversion_benchmark_v1"})
final class BenchmarkImportCommand implements Task {
  @Parameters(
      paramLabel = "FOLDER",
      description = "as you downloaded it: a folder for each relation, with images and text.json")
  private Path folder;

  @SuppressWarnings("UnusedVariable") // picocli answers --help by itself
  @Mixin
  private final CommonFlags common = new CommonFlags();

  private final Session session;

  BenchmarkImportCommand(Session session) {
    this.session = session;
  }

  @Override
  public CommandSpec spec() {
    return CommandSpec.forAnnotatedObject(this);
  }

  @Override
  public int run(ParseResult given) {
    if (!Files.isDirectory(folder)) {
      throw new SettingException(
          folder + " is no folder; give the one that has a folder for each relation.");
    }
    ImportedExemplars imported = ImportedExemplars.of(session.store());
    List<String> missing = new ArrayList<>();
    for (String relation : relations()) {
      if (!bring(imported, relation)) {
        missing.add(relation);
      }
    }
    session
        .out()
        .println(
            missing.isEmpty()
                ? "All relations of " + Suites.PAPER + " are in " + imported.folder() + "."
                : "Missing still: " + String.join(", ", missing) + ".");
    session.out().flush();
    return missing.isEmpty() ? ExitStatus.DONE : ExitStatus.FAILED;
  }

  private static List<String> relations() {
    return Suites.named(Suites.PAPER).relations().stream()
        .map(relation -> relation.exemplars().source())
        .flatMap(
            source ->
                source instanceof ExemplarSource.Imported imported
                    ? Stream.of(imported.name())
                    : Stream.of())
        .toList();
  }

  /** Whether the relation is in its place now, or has been before. */
  private boolean bring(ImportedExemplars imported, String relation) {
    Path from = folder.resolve(relation);
    boolean found = Files.isDirectory(from);
    try {
      if (!found && !imported.has(relation)) {
        say("MISSING", relation, folder + " has no folder of that name");
        return false;
      }
      Exemplars there = found ? imported.bring(from, relation) : imported.read(relation);
      say("OK", relation, there.list().size() + " exemplars" + (found ? "" : " from before"));
      return true;
    } catch (UserException e) {
      say("FAIL", relation, e.getMessage());
      return false;
    }
  }

  private void say(String verdict, String relation, String text) {
    session.out().printf("%-7s %-16s %s%n", verdict, relation, text);
  }
}

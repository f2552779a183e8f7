package io.github.reversion.cli;

import io.github.reversion.UserException;
import io.github.reversion.benchmark.suite.Suite;
import io.github.reversion.benchmark.suite.SuiteRelation;
import io.github.reversion.exemplar.ExemplarHash;
import io.github.reversion.exemplar.Exemplars;
import io.github.reversion.harness.scorers.Scorers;
import java.nio.file.Files;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;

/** {@code reversion benchmark check}: whether a suite can be run as it was meant. */
@Command(
    name = "check",
    description =
        "Checks that a suite's file is right, that its model is there, and that the exemplars of each"
            + " relation are there and have not changed. Exit status 1: something is not.",
    footer = {
      "",
      "Examples:",
      "  reversion benchmark check mini",
      "  reversion benchmark check my-suite.yaml"
    })
final class BenchmarkCheckCommand implements Task {
  private static final int HASH_DIGITS = 16;

  @Mixin private final SuiteParameter suite = new SuiteParameter();

  @Option(
      names = "--model",
      paramLabel = "DIR|NAME",
      description = "as of reversion run (default: as the suite says)")
  private String model;

  @SuppressWarnings("UnusedVariable") // picocli answers --help by itself
  @Mixin
  private final CommonFlags common = new CommonFlags();

  private final Session session;

  BenchmarkCheckCommand(Session session) {
    this.session = session;
  }

  @Override
  public CommandSpec spec() {
    return CommandSpec.forAnnotatedObject(this);
  }

  @Override
  public int run(ParseResult given) {
    Suite checked = suite.read();
    boolean right = model(model == null ? checked.model() : model);
    right &= scorers(checked);
    for (SuiteRelation relation : checked.relations()) {
      right &= relation(relation);
    }
    session.out().println(checked.name() + (right ? " can be run." : " cannot be run as it is."));
    session.out().flush();
    return right ? ExitStatus.DONE : ExitStatus.FAILED;
  }

  private boolean model(String named) {
    boolean there = Files.isDirectory(session.store().model(named));
    say(there, "model", there ? named : named + " is no folder; name the model's with --model.");
    return there;
  }

  private boolean scorers(Suite checked) {
    try {
      Scorers.requireHere(checked.scorers(), checked);
      say(true, "scorers", String.join(", ", checked.scorers()));
      return true;
    } catch (UserException e) {
      say(false, "scorers", e.getMessage());
      return false;
    }
  }

  private boolean relation(SuiteRelation relation) {
    try {
      Exemplars exemplars = relation.exemplars().read(session.store());
      say(
          true,
          relation.name(),
          "%d scenarios, %d exemplars, hash %s%s"
              .formatted(
                  relation.scenarios().size(),
                  exemplars.list().size(),
                  ExemplarHash.of(exemplars).substring(0, HASH_DIGITS),
                  relation.exemplars().hash().isPresent() ? "" : ", which the suite leaves open"));
      return true;
    } catch (UserException e) {
      say(false, relation.name(), e.getMessage());
      return false;
    }
  }

  private void say(boolean right, String what, String text) {
    session.out().printf("%-5s %-16s %s%n", right ? "OK" : "FAIL", what, text);
  }
}

package io.github.reversion.cli;

import io.github.reversion.benchmark.suite.ExpectedScores;
import io.github.reversion.benchmark.suite.Suite;
import io.github.reversion.harness.report.Expecting;
import io.github.reversion.harness.report.Results;
import io.github.reversion.weights.AtomicFile;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;

/** {@code reversion benchmark expect}: what a run came to is what its suite expects from now on. */
@Command(
    name = "expect",
    description =
        "Makes what a run came to what its suite expects from now on, for 'reversion reproduce' and"
            + " the gates of 'reversion report'. Prints the lines, or writes them into the suite's"
            + " file; runs that are there stay runs of this suite.",
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  reversion benchmark expect mini --from runs/mini --hardware \"2 CPU cores\" --commit 4585e12",
      "  reversion benchmark expect my-suite.yaml --from runs/mine/results.json --methods full \\",
      "      --measures relation,entities --tolerance 0.1 --hardware \"A100\" --commit v1.2 --write"
    })
final class BenchmarkExpectCommand implements Task {
  @Mixin private final SuiteParameter suite = new SuiteParameter();

  @Option(
      names = "--from",
      paramLabel = "DIR",
      required = true,
      description = "the folder of a run, or its results.json")
  private Path from;

  @Option(
      names = "--hardware",
      paramLabel = "TEXT",
      required = true,
      description = "what it was measured on")
  private String hardware;

  @Option(
      names = "--commit",
      paramLabel = "TEXT",
      required = true,
      description = "of the sources that measured it")
  private String commit;

  @Option(
      names = "--measures",
      paramLabel = "[SCORER.]MEASURE",
      split = ",",
      description = "what is expected (default: relation)")
  private List<String> measures = List.of("relation");

  @Option(
      names = "--methods",
      paramLabel = "NAME",
      split = ",",
      description = "only of these (default: all)")
  private List<String> methods = List.of();

  @Option(names = "--each-relation", description = "of each relation too, not only of all together")
  private boolean eachRelation;

  @Option(
      names = "--tolerance",
      paramLabel = "X",
      description = "how far off a score may be (default: ${DEFAULT-VALUE})")
  private double tolerance = 0.05;

  @Option(
      names = "--write",
      description = "write it into the suite, which must be given as a file (.yaml)")
  private boolean write;

  @SuppressWarnings("UnusedVariable") // picocli answers --help by itself
  @Mixin
  private final CommonFlags common = new CommonFlags();

  private final Session session;

  BenchmarkExpectCommand(Session session) {
    this.session = session;
  }

  @Override
  public CommandSpec spec() {
    return CommandSpec.forAnnotatedObject(this);
  }

  @Override
  public int run(ParseResult given) {
    Suite asked = suite.read();
    Path target = write ? suite.file() : null;
    ExpectedScores scores =
        new Expecting(measures, methods, eachRelation, tolerance)
            .of(asked, Results.read(from, asked), hardware, commit);
    if (target != null) {
      AtomicFile.writeText(target, asked.textWith(scores));
    }
    session.out().print(scores.yaml());
    session.out().flush();
    return ExitStatus.DONE;
  }
}

package io.github.reversion.cli;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** The command line without the process around it. */
public final class Cli {
  private static final int WIDTH = 100;

  private Cli() {}

  /**
   * Runs one command.
   *
   * @return the exit status: 0 done, 1 a verification or a gate failed, 2 the input was refused, 3
   *     unexpected failure or a run that is not whole, 130 stopped by the user
   */
  public static int run(Session session, String... args) {
    return run(session, new TopCommand(), () -> commands(session, Presets.of(args)), args);
  }

  /**
   * Runs one command of a program beside this one.
   *
   * @param top what stands above its commands
   * @param commands in the order in which its help is to name them
   * @return the exit status, as that of {@link #run(Session, String...)}
   */
  public static int run(
      Session session, Object top, Supplier<List<Task>> commands, String... args) {
    try {
      return execute(session, top, commands.get(), args);
    } catch (Throwable e) {
      return Failure.of(e).report(session, Arrays.asList(args).contains(CommonFlags.DEBUG));
    }
  }

  /** All commands, in the order in which help is to name them. */
  static List<Task> commands(Session session, Presets presets) {
    return List.of(
        new InvertCommand(session, presets),
        new GenerateCommand(session, presets),
        new ExplainCommand(session),
        new VerifyCommand(session),
        new DemoCommand(session),
        new ModelCommand(session),
        new WorldCommand(session),
        new BenchmarkCommand(session),
        new RunCommand(session),
        new ScoreCommand(session),
        new ReportCommand(session),
        new CompareCommand(session),
        new ReproduceCommand(session),
        new CompletionCommand(session));
  }

  private static int execute(Session session, Object top, List<Task> commands, String... args) {
    CommandLine line = new CommandLine(top).setExpandAtFiles(false);
    Tasks tasks = new Tasks(session);
    tasks.addTo(line.getCommandSpec(), commands.toArray(Task[]::new));
    line.setUsageHelpWidth(WIDTH).setCaseInsensitiveEnumValuesAllowed(true);
    line.setOut(session.out()).setErr(session.err());
    ParseResult given = line.parseArgs(args);
    return CommandLine.executeHelpRequest(given) != null ? ExitStatus.DONE : tasks.run(given);
  }
}

package io.github.reversion.cli;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** The command line without the process around it. */
public final class Cli {
  private static final int WIDTH = 100;

  private Cli() {}

  /**
   * Runs one command.
   *
   * @return the exit status: 0 done, 1 verification failed, 2 the input was refused, 3 unexpected
   *     failure, 130 stopped by the user
   */
  public static int run(Session session, String... args) {
    try {
      return execute(session, args);
    } catch (Throwable e) {
      return Failure.of(e).report(session, Arrays.asList(args).contains(CommonFlags.DEBUG));
    }
  }

  private static int execute(Session session, String... args) {
    Presets presets = Presets.of(args);
    Map<String, Task> tasks = new LinkedHashMap<>();
    tasks.put("invert", new InvertCommand(session, presets));
    tasks.put("generate", new GenerateCommand(session, presets));
    tasks.put("verify", new VerifyCommand(session));
    tasks.put("demo", new DemoCommand(session));
    tasks.put("world", new WorldCommand(session));
    CommandLine line = new CommandLine(new TopCommand()).setExpandAtFiles(false);
    tasks.forEach((name, task) -> line.addSubcommand(name, task.spec()));
    line.setUsageHelpWidth(WIDTH).setCaseInsensitiveEnumValuesAllowed(true);
    line.setOut(session.out()).setErr(session.err());
    ParseResult given = line.parseArgs(args);
    if (CommandLine.executeHelpRequest(given) != null) {
      return ExitStatus.DONE;
    }
    if (!given.hasSubcommand()) {
      line.usage(session.err());
      return ExitStatus.REFUSED;
    }
    ParseResult command = given.subcommand();
    return tasks.get(command.commandSpec().name()).run(command);
  }
}

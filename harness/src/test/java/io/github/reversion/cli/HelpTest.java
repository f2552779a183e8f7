package io.github.reversion.cli;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** What {@code --help} shows of every command that does something. */
class HelpTest {

  static Stream<CommandSpec> commands() {
    Session session = CliRun.session(new StringWriter(), new StringWriter(), () -> false);
    CommandSpec top = CommandSpec.create().name("reversion");
    new Tasks(session).addTo(top, Cli.commands(session, Presets.of()).toArray(Task[]::new));
    List<CommandSpec> leaves = new ArrayList<>();
    addLeaves(new CommandLine(top), leaves);
    return leaves.stream();
  }

  private static void addLeaves(CommandLine command, List<CommandSpec> leaves) {
    if (command.getSubcommands().isEmpty()) {
      leaves.add(command.getCommandSpec());
    }
    command.getSubcommands().values().forEach(below -> addLeaves(below, leaves));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void helpHasExamplesOfTheCommand(CommandSpec command) {
    String help = command.commandLine().getUsageMessage();
    int examples = help.indexOf("Examples:");
    assertTrue(examples >= 0, help);
    assertTrue(help.indexOf(command.qualifiedName() + " ", examples) > 0 || isBare(command, help));
  }

  /** A command that needs nothing behind it. */
  private static boolean isBare(CommandSpec command, String help) {
    return help.lines().anyMatch(line -> line.strip().equals(command.qualifiedName()));
  }

  @Test
  void noCommandIsLeftOut() {
    List<String> names = commands().map(CommandSpec::qualifiedName).toList();
    assertTrue(names.contains("reversion benchmark list"), names::toString);
    assertTrue(names.contains("reversion world train"), names::toString);
    assertFalse(names.contains("reversion model"), names::toString);
  }
}

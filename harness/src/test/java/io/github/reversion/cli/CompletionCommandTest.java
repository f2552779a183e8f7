package io.github.reversion.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The script, as bash runs it where there is one. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "What is called bash there may see other files")
class CompletionCommandTest {
  @TempDir private Path temp;
  private Path script;

  @BeforeEach
  void print() throws IOException {
    CliRun run = CliRun.of("completion");
    assertEquals(ExitStatus.DONE, run.status(), run.err());
    script = Files.writeString(temp.resolve("completion.sh"), run.out());
    boolean bash =
        Stream.of(System.getenv("PATH").split(":"))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, "bash")));
    assumeTrue(bash, "There is no bash");
  }

  private static String bash(String... args) throws IOException, InterruptedException {
    List<String> command = Stream.concat(Stream.of("bash"), Stream.of(args)).toList();
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), said);
    return said;
  }

  /** What bash offers for the last of these words. */
  private List<String> offered(String... words) throws IOException, InterruptedException {
    String typed = "'" + String.join("' '", words) + "'";
    String ask =
        "source '%s'; COMP_WORDS=(%s); COMP_CWORD=%d; _complete_reversion 2>/dev/null; printf '%%s\\n' \"${COMPREPLY[@]}\""
            .formatted(script, typed, words.length - 1);
    return bash("-c", ask).lines().map(String::strip).toList();
  }

  @Test
  void bashUnderstandsIt() throws Exception {
    assertEquals("", bash("-n", script.toString()));
  }

  @Test
  void commandsAndOptionsAreOffered() throws Exception {
    assertEquals(List.of("benchmark"), offered("reversion", "ben"));
    assertTrue(offered("reversion", "benchmark", "").containsAll(List.of("list", "show", "check")));
    assertEquals(List.of("--max-drop"), offered("reversion", "compare", "--max"));
  }
}

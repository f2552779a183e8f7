package io.github.reversion.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The launchable folder, started as a user starts it: from elsewhere, by a link with spaces. */
@DisabledOnOs(OS.WINDOWS)
class LaunchIT {
  @TempDir Path temp;
  private Path linked;
  private Path program;

  @BeforeEach
  void link() throws IOException {
    Path folder = Path.of(System.getProperty("launchable.folder")).toAbsolutePath();
    linked = Files.createSymbolicLink(temp.resolve("a linked folder"), folder);
    program = Files.createSymbolicLink(temp.resolve("re version"), linked.resolve("bin/reversion"));
  }

  @AfterEach
  void unlink() throws IOException {
    Files.delete(program);
    Files.delete(linked);
  }

  private Process start(String... args) throws IOException {
    return start(Map.of(), args);
  }

  private Process start(Map<String, String> environment, String... args) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(Stream.concat(Stream.of(program.toString()), Stream.of(args)).toList());
    builder.directory(temp.toFile()).redirectErrorStream(true);
    builder.environment().put("REVERSION_HOME", CliRun.STORE.home().toAbsolutePath().toString());
    builder.environment().putAll(environment);
    return builder.start();
  }

  private static BufferedReader reader(Process process) {
    return process.inputReader(StandardCharsets.UTF_8);
  }

  @Test
  void helpIsShown() throws IOException, InterruptedException {
    Process process = start("--help");
    assertTrue(reader(process).lines().anyMatch(line -> line.contains("invert")));
    assertEquals(0, process.waitFor());
  }

  @Test
  void anEncodingThatJavaDoesNotKnowIsNoReasonToHang() throws IOException, InterruptedException {
    Process process = start(Map.of("JAVA_OPTS", "-Dstdout.encoding=bogus"), "--help");
    assertTrue(reader(process).lines().anyMatch(line -> line.contains("invert")));
    assertEquals(0, process.waitFor());
  }

  @Test
  void networksInFp32AreComputedInFp32UnlessTheUserWantsAnother()
      throws IOException, InterruptedException {
    Path java = Files.writeString(temp.resolve("java"), "#!/bin/sh\necho $NVIDIA_TF32_OVERRIDE\n");
    assertTrue(java.toFile().setExecutable(true));
    Process usual = start(Map.of("JAVACMD", java.toString()));
    assertEquals(List.of("0"), reader(usual).lines().toList());
    assertEquals(0, usual.waitFor());
    Process wanted = start(Map.of("JAVACMD", java.toString(), "NVIDIA_TF32_OVERRIDE", "1"));
    assertEquals(List.of("1"), reader(wanted).lines().toList());
    assertEquals(0, wanted.waitFor());
  }

  @Test
  void thisComputerComputesRight() throws IOException, InterruptedException {
    Process process = start("verify", "--device", "cpu");
    List<String> lines = reader(process).lines().toList();
    assertTrue(
        lines.get(lines.size() - 1).matches("\\d+ passed, 0 failed, 0 skipped"), lines::toString);
    assertEquals(0, process.waitFor());
  }

  @Test
  void aSignalStopsItWithinAStepAndKeepsWhatWasLearned() throws IOException, InterruptedException {
    Process process =
        start(
            "invert",
            "--exemplars=example:on",
            "--out=on.safetensors",
            "--steps=1000",
            "--batch-size=1",
            "--initializer=and");
    BufferedReader output = reader(process);
    String line = output.readLine();
    while (line != null && !line.startsWith("step ")) {
      line = output.readLine();
    }
    // Not process.destroy(), which also closes what the program still has to say.
    process.toHandle().destroy();
    List<String> rest = output.lines().toList();
    assertEquals(143, process.waitFor(), rest::toString);
    assertTrue(
        rest.stream().anyMatch(l -> l.matches("Stopped after step \\d+ of 1000;.*--resume.")),
        rest::toString);
    assertTrue(Files.exists(temp.resolve("on.checkpoint.safetensors")));
    assertTrue(Files.exists(temp.resolve("on.safetensors")));
  }
}

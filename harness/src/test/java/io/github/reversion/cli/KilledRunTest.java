package io.github.reversion.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.reversion.harness.TinySuite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed, as by a computer that loses its power. */
class KilledRunTest {
  private static final int IMAGES = 32;

  @TempDir private Path temp;

  private String[] command(String out, int workers) {
    return new String[] {
      "run",
      temp.resolve("tiny.yaml").toString(),
      "--methods=and",
      "--device=cpu",
      "--workers=" + workers,
      "--out=" + temp.resolve(out)
    };
  }

  private Process start(String[] command) throws IOException {
    List<String> java =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Djava.awt.headless=true",
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName());
    ProcessBuilder process =
        new ProcessBuilder(Stream.concat(java.stream(), Stream.of(command)).toList());
    process.environment().put("REVERSION_HOME", TinySuite.STORE.home().toString());
    return process
        .redirectErrorStream(true)
        .redirectOutput(temp.resolve("said.txt").toFile())
        .start();
  }

  private static int lines(Path file) throws IOException {
    return Files.exists(file) ? Files.readAllLines(file).size() : 0;
  }

  private SortedMap<String, byte[]> files(String out) throws IOException {
    SortedMap<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(temp.resolve(out))) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        String name = temp.resolve(out).relativize(file).toString();
        if (!name.equals("environment.json") && !file.getFileName().toString().startsWith(".")) {
          files.put(name, Files.readAllBytes(file));
        }
      }
    }
    return files;
  }

  @Test
  @Timeout(300)
  void goesOnWhereItWasAndEndsWithTheSameBytes() throws Exception {
    Path suite = TinySuite.write(temp);
    Files.writeString(
        suite, Files.readString(suite).replace("images_per_prompt: 2", "images_per_prompt: 8"));
    Process process = start(command("killed", 2));
    Path table = temp.resolve("killed").resolve("images.jsonl");
    while (process.isAlive() && lines(table) < 3) {
      Thread.sleep(5);
    }
    process.destroyForcibly();
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    int before = lines(table);
    assertTrue(before >= 3 && before < IMAGES, Files.readString(temp.resolve("said.txt")));
    CliRun resumed = CliRun.of(command("killed", 2));
    assertEquals(ExitStatus.DONE, resumed.status(), resumed.err());
    CliRun whole = CliRun.of(command("whole", 1));
    assertEquals(ExitStatus.DONE, whole.status(), whole.err());
    assertEquals(IMAGES, lines(table));
    SortedMap<String, byte[]> wanted = files("whole");
    SortedMap<String, byte[]> found = files("killed");
    assertEquals(wanted.keySet(), found.keySet());
    wanted.forEach((name, bytes) -> assertArrayEquals(bytes, found.get(name), name));
  }
}

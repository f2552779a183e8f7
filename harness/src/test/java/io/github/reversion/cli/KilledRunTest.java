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
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed, as by a computer that loses its power. */
class KilledRunTest {
  private static final int IMAGES = 32;

  @TempDir private Path temp;

  private String[] command(String method, String out, int workers) {
    return new String[] {
      "run",
      temp.resolve("tiny.yaml").toString(),
      "--methods=" + method,
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

  /** Starts a command, and kills it as soon as something holds. */
  private void kill(String[] command, Callable<Boolean> due) throws Exception {
    Process process = start(command);
    while (process.isAlive() && !due.call()) {
      Thread.sleep(5);
    }
    assertTrue(process.isAlive(), Files.readString(temp.resolve("said.txt")));
    process.destroyForcibly();
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
  }

  private static void finish(String... command) {
    CliRun run = CliRun.of(command);
    assertEquals(ExitStatus.DONE, run.status(), run.err());
  }

  private void assertTheSameFiles() throws IOException {
    SortedMap<String, byte[]> wanted = files("whole");
    SortedMap<String, byte[]> found = files("killed");
    assertEquals(wanted.keySet(), found.keySet());
    wanted.forEach((name, bytes) -> assertArrayEquals(bytes, found.get(name), name));
  }

  private void change(String from, String to) throws IOException {
    Path suite = TinySuite.write(temp);
    String text = Files.readString(suite);
    assertTrue(text.contains(from), text);
    Files.writeString(suite, text.replace(from, to));
  }

  @Test
  @Timeout(300)
  void drawingAndScoringGoOnWhereTheyWereAndEndWithTheSameBytes() throws Exception {
    change("images_per_prompt: 2", "images_per_prompt: 8");
    Path images = temp.resolve("killed").resolve("images.jsonl");
    kill(command("and", "killed", 2), () -> lines(images) >= 3);
    int before = lines(images);
    assertTrue(before >= 3 && before < IMAGES, before + " images");
    finish(command("and", "killed", 2));
    finish(command("and", "whole", 1));
    assertEquals(IMAGES, lines(images));
    assertTheSameFiles();

    String[] score = {"score", temp.resolve("killed").toString(), "--workers=2"};
    Path scores = temp.resolve("killed").resolve("scores.jsonl");
    kill(score, () -> lines(scores) >= 3);
    assertTrue(lines(scores) >= 3 && lines(scores) < IMAGES, lines(scores) + " scores");
    finish(score);
    finish("score", temp.resolve("whole").toString());
    assertEquals(IMAGES, lines(scores));
    assertTheSameFiles();
  }

  @Test
  @Timeout(300)
  void learningGoesOnWhereItWasAndEndsWithTheSameBytes() throws Exception {
    change("learning: { steps: 2,", "learning: { steps: 40, checkpoint_every: 5,");
    Path relations = temp.resolve("killed").resolve("relations");
    Path checkpoint = relations.resolve("hanging_from").resolve("full-0.checkpoint.safetensors");
    kill(command("full", "killed", 1), () -> Files.exists(checkpoint));
    assertTrue(Files.exists(checkpoint));
    finish(command("full", "killed", 1));
    finish(command("full", "whole", 1));
    assertTheSameFiles();
  }
}

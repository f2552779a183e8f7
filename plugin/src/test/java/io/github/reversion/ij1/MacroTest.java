package io.github.reversion.ij1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import io.github.reversion.store.ModelStore;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Macros in an ImageJ without a display, as they are run on a cluster. */
class MacroTest {
  @TempDir Path folder;

  @Test
  void invertAndGenerateLeavesAStackAndItsMarker() throws Exception {
    String said = run(folder, Path.of("../macros/Invert_and_Generate.ijm"), argument("3"));

    assertTrue(Files.exists(folder.resolve("done.txt")), said);
    assertTrue(Files.exists(folder.resolve("wrapped_in.safetensors")), said);
    ImagePlus drawn = IJ.openImage(folder.resolve("wrapped_in.tif").toString());
    assertEquals(4, drawn.getStackSize());
    assertEquals(64, drawn.getWidth());
    assertEquals(64, drawn.getHeight());
    assertEquals(ImagePlus.COLOR_RGB, drawn.getType());
    assertEquals(
        "green heart {} yellow square; seed 3; <R> from wrapped_in.safetensors",
        drawn.getStack().getSliceLabel(3));
  }

  /** As a real model is: by its folder, with the preset for such, and things that it knows. */
  @Test
  void modelPresetAndPromptsAreThoseOfTheArgument() throws Exception {
    Path model = ModelStore.ofUser().model(ModelStore.MINI);
    String argument =
        String.join("|", argument("1"), model.toString(), "reference", "owl {} jar;cat {} stone");
    String said = run(folder, Path.of("../macros/Invert_and_Generate.ijm"), argument);

    assertTrue(Files.exists(folder.resolve("done.txt")), said);
    String learned = Files.readString(folder.resolve("wrapped_in.run.json"));
    assertTrue(learned.matches("(?s).*\"preset\" *: *\"reference\".*"), learned);
    ImagePlus drawn = IJ.openImage(folder.resolve("wrapped_in.tif").toString());
    assertEquals(4, drawn.getStackSize());
    assertEquals(model.toString(), drawn.getProp("reversion.model"));
    assertEquals(
        "cat {} stone; seed 3; <R> from wrapped_in.safetensors", drawn.getStack().getSliceLabel(3));
  }

  @Test
  void aRefusalIsSaidAndEndsTheMacro() throws Exception {
    String said = run(folder, Path.of("../macros/Invert_and_Generate.ijm"), argument("many"));

    assertTrue(said.contains("steps is 'many'; possible is a whole number."), said);
    assertFalse(said.contains("\tat io.github.reversion"), said);
    assertFalse(Files.exists(folder.resolve("done.txt")), said);
    assertFalse(Files.exists(folder.resolve("wrapped_in.safetensors")), said);
  }

  private String argument(String steps) {
    return String.join("|", "example:wrapped_in", folder.toString(), steps);
  }

  /** Runs a macro in a process of its own, in a folder; returns all that it printed. */
  static String run(Path folder, Path macro, String argument)
      throws IOException, InterruptedException {
    List<String> path =
        Arrays.asList(System.getProperty("java.class.path").split(File.pathSeparator, -1));
    String plugins =
        path.stream()
            .filter(entry -> !entry.matches(".*[/\\\\](ij|ij1-patcher|javassist)-[\\d.\\w-]*jar"))
            .filter(entry -> !entry.endsWith("test-classes"))
            .collect(Collectors.joining(File.pathSeparator));
    Path log = folder.resolve("log.txt");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-Djava.awt.headless=true",
                "--add-opens",
                "java.base/java.lang=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                HeadlessImageJ.class.getName(),
                plugins,
                macro.toAbsolutePath().toString(),
                argument)
            // ImageJ takes the working folder for its own and indexes the classes below it
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      assertTrue(process.waitFor(5, TimeUnit.MINUTES), () -> "still running; " + text(log));
    } finally {
      process.destroyForcibly();
    }
    return text(log);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }
}

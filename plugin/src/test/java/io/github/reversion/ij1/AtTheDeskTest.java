package io.github.reversion.ij1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ij.IJ;
import ij.ImagePlus;
import io.github.reversion.weights.Folders;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real ImageJ, with windows, on a screen of Xvfb that nobody sees. With {@code -Dpictures=DIR}
 * the pictures of the guide are taken there; docs/screenshots.sh does that.
 */
@Tag("desk")
class AtTheDeskTest {
  private static final String SCREEN = "-screen 0 1280x1024x24";

  @TempDir Path folder;

  @Test
  void aRelationIsLearnedAndDrawnByMouseAndKeyboard() throws Exception {
    // The robot has to learn the wider dialogs of Invert and Generate before it may turn a build
    // red.
    assumeTrue(Boolean.getBoolean("desk"), "Skipped: run it with -Ddesk=true");
    assumeTrue(isOnPath("xvfb-run"), "Skipped: there is no xvfb-run here; install Xvfb");
    assumeTrue(
        Files.exists(Path.of(System.getProperty("java.home"), "lib", "libawt_xawt.so")),
        "Skipped: this JDK is a headless one; install one with windows");
    Path pictures = Path.of(System.getProperty("pictures", folder.toString())).toAbsolutePath();
    Path imagej = install(folder.resolve("imagej"));

    String said = run(imagej, Folders.make(pictures), System.getProperty("steps", "3"));

    assertTrue(Files.exists(folder.resolve("done.txt")), said);
    ImagePlus drawn = IJ.openImage(folder.resolve("drawn.tif").toString());
    assertEquals(4, drawn.getStackSize());
    assertEquals(
        "green heart {} yellow square; seed 3; <R> from wrapped_in.safetensors",
        drawn.getStack().getSliceLabel(3));
    for (String name : List.of("exemplars", "invert", "loss", "generate", "drawn")) {
      assertTrue(Files.size(pictures.resolve(name + ".png")) < 40_000, name);
    }
  }

  /** As the README says: the plugin in plugins, the jars it needs in plugins/jars. */
  private static Path install(Path imagej) throws IOException {
    Path jars = Folders.make(imagej.resolve("plugins").resolve("jars"));
    Path classes = Path.of("target", "classes");
    try (OutputStream file = Files.newOutputStream(imagej.resolve("plugins/ReVersion_.jar"));
        ZipOutputStream jar = new ZipOutputStream(file);
        Stream<Path> all = Files.walk(classes)) {
      for (Path entry : all.filter(Files::isRegularFile).toList()) {
        jar.putNextEntry(new ZipEntry(classes.relativize(entry).toString()));
        Files.copy(entry, jar);
      }
    }
    for (Path jar : classPath()) {
      if (jar.toString().endsWith(".jar") && !isImageJ(jar)) {
        Files.createSymbolicLink(jars.resolve(jar.getFileName()), jar);
      }
    }
    return imagej;
  }

  private String run(Path imagej, Path pictures, String steps) throws Exception {
    Path log = folder.resolve("log.txt");
    Path program = classPath().stream().filter(AtTheDeskTest::isImageJ).findFirst().orElseThrow();
    Process process =
        new ProcessBuilder(
                "xvfb-run",
                "--auto-servernum",
                "--server-args=" + SCREEN,
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dplugins.dir=" + imagej,
                "-cp",
                program + File.pathSeparator + Path.of("target", "test-classes").toAbsolutePath(),
                AtTheDesk.class.getName(),
                pictures.toString(),
                steps)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      assertTrue(process.waitFor(10, TimeUnit.MINUTES), "still running");
    } finally {
      process.destroy();
    }
    return Files.readString(log);
  }

  private static List<Path> classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .map(Path::of)
        .toList();
  }

  private static boolean isImageJ(Path jar) {
    return jar.getFileName().toString().matches("ij-[\\w.]+\\.jar");
  }

  private static boolean isOnPath(String program) {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }
}

package io.github.reversion.example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.reversion.image.ImageFiles;
import io.github.reversion.relation.RelationFile;
import io.github.reversion.store.ModelStore;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LearnAndDrawTest {
  private static final String IMAGEJ = ".*[/\\\\](ij|ij1-patcher|scijava-common)-[^/\\\\]*\\.jar";

  @TempDir Path temp;

  /** In a process of its own, to whose class path nothing of ImageJ belongs. */
  @Test
  void learnsAndDrawsWithoutImageJ() throws IOException, InterruptedException {
    String all = System.getProperty("java.class.path");
    String classPath =
        Arrays.stream(all.split(File.pathSeparator))
            .filter(entry -> !entry.matches(IMAGEJ))
            .collect(Collectors.joining(File.pathSeparator));
    assertTrue(classPath.length() < all.length());
    ModelStore store = new ModelStore(Path.of("target", "test-home").toAbsolutePath());
    Path image = temp.resolve("star.png");
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Djava.awt.headless=true",
            "-cp",
            classPath,
            LearnAndDraw.class.getName(),
            store.exemplars("example:wrapped_in").toString(),
            image.toString(),
            "2");
    builder.environment().put("REVERSION_HOME", store.home().toString());
    Process process = builder.redirectErrorStream(true).start();
    String output =
        process.inputReader(StandardCharsets.UTF_8).lines().collect(Collectors.joining("\n"));
    assertEquals(0, process.waitFor(), output);
    assertEquals(64, ImageFiles.read(image).width());
    assertEquals("<R>", RelationFile.read(temp.resolve("star.png.safetensors"), 128).token());
  }
}

package io.github.reversion.classpath;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The plugin where a Fiji, or an update site, has older libraries, which come first. */
class OlderJarsTest {
  private static final Path CLASSES = Path.of("target", "classes");

  @TempDir Path folder;

  @Test
  void theMainJobIsDoneWithOlderJarsFirst() throws Exception {
    Path log = folder.resolve("log.txt");
    Path relation = folder.resolve("on.safetensors");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-Djava.awt.headless=true",
                "-cp",
                Path.of("target", "test-classes").toString(),
                FijiClassLoader.class.getName(),
                classPath(),
                MainJob.class.getName(),
                relation.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      assertTrue(process.waitFor(5, TimeUnit.MINUTES), "still running");
    } finally {
      process.destroyForcibly();
    }
    assertEquals(0, process.exitValue(), () -> text(log));
    assertTrue(Files.size(relation) > 0);
  }

  private static String classPath() throws Exception {
    List<Path> path = new ArrayList<>(FijiJars.older());
    FijiJars.runtime().forEach(jar -> path.add(jar.file()));
    path.add(CLASSES);
    path.add(Path.of("target", "test-classes"));
    return path.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }

  /** Also where the main job does not come by. */
  @Test
  void olderJarsHaveAllThatIsCalled() throws Exception {
    assertEquals(Set.of(), missing(FijiJars.older()));
  }

  @Test
  void whatEvenOlderJarsLackIsKnown() throws Exception {
    assertEquals(
        Set.of(
            // DJL asks for GPUs by it.
            "com.sun.jna.Native.load(java.lang.String, java.lang.Class)",
            // DJL unpacks archives that it downloads by them; this program lets it download none.
            "org.apache.commons.compress.archivers.tar.TarArchiveInputStream.getNextEntry()",
            "org.apache.commons.io.input.CloseShieldInputStream.wrap(java.io.InputStream)"),
        missing(FijiJars.jars(FijiJars.FOLDER.resolve("too-old"))));
  }

  /** What this program and DJL call, and these jars lack. */
  private static Set<String> missing(List<Path> jars) throws Exception {
    List<Path> callers = new ArrayList<>(List.of(CLASSES));
    FijiJars.runtime().stream()
        .filter(jar -> jar.group().startsWith("ai.djl") && !jar.artifact().contains("native"))
        .forEach(jar -> callers.add(jar.file()));
    return Linkage.missing(callers, jars);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }
}

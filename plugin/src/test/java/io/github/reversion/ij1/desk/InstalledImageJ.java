package io.github.reversion.ij1.desk;

import io.github.reversion.classpath.FijiJars;
import io.github.reversion.weights.Folders;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * An ImageJ with the plugin, as the README says: the plugin in plugins, its jars in plugins/jars.
 */
final class InstalledImageJ {
  private static final String SCREEN = "-screen 0 1280x1024x24";
  private static final int PATIENCE_MINUTES = 10;

  private final Path folder;

  /** Installs it, or installs it anew. */
  InstalledImageJ(Path folder) throws IOException {
    this.folder = folder.toAbsolutePath();
    Path plugins = Folders.make(folder.resolve("plugins"));
    Path classes = Path.of("target", "classes");
    try (OutputStream file = Files.newOutputStream(plugins.resolve("ReVersion_.jar"));
        ZipOutputStream jar = new ZipOutputStream(file);
        Stream<Path> all = Files.walk(classes)) {
      for (Path entry : all.filter(Files::isRegularFile).toList()) {
        jar.putNextEntry(new ZipEntry(classes.relativize(entry).toString()));
        Files.copy(entry, jar);
      }
    }
    Path jars = Folders.make(plugins.resolve("jars"));
    for (Path old : FijiJars.jars(jars)) {
      Files.delete(old);
    }
    for (FijiJars.Jar jar : FijiJars.runtime()) {
      if (!isImageJ(jar)) {
        Files.createSymbolicLink(jars.resolve(jar.file().getFileName()), jar.file());
      }
    }
  }

  /** Runs a program beside ImageJ, with a screen, in a folder, and returns what it said. */
  String run(Class<?> program, Path work, String... arguments)
      throws IOException, InterruptedException {
    Path log = work.resolve("log.txt");
    Path imagej =
        FijiJars.runtime().stream()
            .filter(InstalledImageJ::isImageJ)
            .findFirst()
            .orElseThrow()
            .file();
    List<String> command = new ArrayList<>();
    command.addAll(List.of("xvfb-run", "--auto-servernum", "--server-args=" + SCREEN));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Dplugins.dir=" + folder);
    command.add("-cp");
    command.add(imagej + File.pathSeparator + Path.of("target", "test-classes").toAbsolutePath());
    command.add(program.getName());
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command)
            .directory(work.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    boolean ended;
    try {
      ended = process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES);
    } finally {
      // Not the script itself, which then takes the screen away.
      process.descendants().forEach(ProcessHandle::destroy);
    }
    return Files.readString(log) + (ended ? "" : "still running");
  }

  private static boolean isImageJ(FijiJars.Jar jar) {
    return jar.artifact().equals("ij");
  }
}

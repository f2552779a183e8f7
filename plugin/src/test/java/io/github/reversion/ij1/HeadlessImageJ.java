package io.github.reversion.ij1;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import net.imagej.patcher.LegacyEnvironment;

/**
 * Runs a macro file in an ImageJ without a display; a program of its own, because PyTorch can be
 * loaded only once a process, and here ImageJ's class loader does it.
 */
final class HeadlessImageJ {
  private HeadlessImageJ() {}

  /** Class path of the plugins, macro file, argument of the macro. */
  public static void main(String[] args) throws Exception {
    LegacyEnvironment imageJ = new LegacyEnvironment(null, true);
    imageJ.disableIJ1PluginDirs();
    imageJ.disableInitializer();
    for (String entry : args[0].split(File.pathSeparator, -1)) {
      imageJ.addPluginClasspath(new File(entry));
    }
    imageJ.runMacro(Files.readString(Path.of(args[1])), args[2]);
    // SciJava's and PyTorch's threads may live on.
    System.exit(0);
  }
}

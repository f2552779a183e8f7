package io.github.reversion.command;

import ij.IJ;
import ij.plugin.BrowserLauncher;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/**
 * <b>Plugins &gt; ReVersion &gt; Help</b>: opens the guide in a browser, and says in the log where
 * it is.
 */
@SuppressWarnings("UnusedVariable") // the output is read by its name
@Plugin(type = Command.class, menuPath = "Plugins>ReVersion>Help", initializer = "prepare")
public final class Help extends ReVersionCommand {
  @Parameter(type = ItemIO.OUTPUT, label = "Guide", description = "Where the guide is on the web")
  private String guide = "";

  @Override
  void work() {
    guide = address();
    IJ.log("The guide of ReVersion is at " + guide);
    if (Screen.isWatched()) {
      open(guide);
    }
  }

  private static void open(String address) {
    try {
      BrowserLauncher.openURL(address);
    } catch (IOException e) {
      throw new UncheckedIOException("No browser opens; the guide is at " + address, e);
    }
  }

  /** The build writes it into the jar. */
  private static String address() {
    try (InputStream in = Help.class.getResourceAsStream("guide.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("guide.txt cannot be read from the program's jar", e);
    }
  }
}

package io.github.reversion.command;

import ij.IJ;
import ij.plugin.BrowserLauncher;
import io.github.reversion.UserException;
import io.github.reversion.store.EmbeddedFolder;
import io.github.reversion.store.ModelStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/**
 * <b>Plugins &gt; ReVersion &gt; Help</b>: opens the guide in a browser, and says in the log where
 * it is. It comes with the program; no network is needed.
 */
@SuppressWarnings("UnusedVariable") // the output is read by its name
@Plugin(type = Command.class, menuPath = "Plugins>ReVersion>Help", initializer = "prepare")
public final class Help extends ReVersionCommand {
  @Parameter(
      type = ItemIO.OUTPUT,
      label = "Guide",
      description = "The address of the guide, which lies on this computer")
  private String guide = "";

  @Override
  void work() {
    guide = address(ModelStore.ofUser().home());
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

  /** Of the guide, unpacked into a folder; where that cannot be written, of the one on the web. */
  static String address(Path home) {
    try {
      Path pages = new EmbeddedFolder(Help.class, "guide").unpackInto(home);
      return pages.resolve("guide.html").toUri().toString();
    } catch (UserException e) {
      return onTheWeb();
    }
  }

  /** The build writes it into the jar. */
  private static String onTheWeb() {
    try (InputStream in = Help.class.getResourceAsStream("guide.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("guide.txt cannot be read from the program's jar", e);
    }
  }
}

package io.github.reversion.command;

import io.github.reversion.exemplar.CaptionRules;
import io.github.reversion.exemplar.ExemplarFolder;
import io.github.reversion.exemplar.Exemplars;
import io.github.reversion.exemplar.ij.ExemplarStack;
import io.github.reversion.exemplar.ij.StackSelection;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/**
 * <b>Plugins &gt; ReVersion &gt; Export Exemplar Folder...</b>: writes the exemplars of a stack as
 * PNG files with their captions in {@code text.json}, for the command line and for others.
 */
@SuppressWarnings("UnusedVariable") // the output is read by its name
@Plugin(
    type = Command.class,
    menuPath = "Plugins>ReVersion>Export Exemplar Folder...",
    initializer = "prepare")
public final class ExportExemplarFolder extends StackCommand {
  @Parameter(
      label = "Folder",
      description = "An empty one, or one that is not there yet",
      style = "directory",
      persist = false)
  private File folder;

  @Parameter(
      type = ItemIO.OUTPUT,
      label = "Folder written",
      description = "Path of the folder with the images and text.json")
  private String folder_written;

  @Override
  void check() {
    ExemplarStack.of(image(), StackSelection.whole());
  }

  @Override
  void work() {
    Path to = path("folder", folder, "exemplars/carved_by");
    ExemplarFolder.requireFree(to);
    Exemplars exemplars = stack().read(CaptionRules.english());
    try {
      ExemplarFolder.write(to, exemplars);
    } catch (IOException e) {
      throw new UncheckedIOException(
          to + " could not be written (" + e.getMessage() + "); choose another place.", e);
    }
    folder_written = to.toString();
  }
}

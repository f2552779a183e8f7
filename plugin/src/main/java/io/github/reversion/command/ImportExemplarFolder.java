package io.github.reversion.command;

import ij.ImagePlus;
import io.github.reversion.exemplar.ExemplarFolder;
import io.github.reversion.exemplar.ij.StackExemplars;
import java.io.File;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/**
 * <b>Plugins &gt; ReVersion &gt; Import Exemplar Folder...</b>: opens images and the captions in
 * their {@code text.json} as a stack; nothing is lost, also where the images differ in size.
 */
@SuppressWarnings("UnusedVariable") // the output is read by its name
@Plugin(
    type = Command.class,
    menuPath = "Plugins>ReVersion>Import Exemplar Folder...",
    initializer = "prepare")
public final class ImportExemplarFolder extends ReVersionCommand {
  @Parameter(
      label = "Folder",
      description = "With images (PNG, JPEG, TIFF) and text.json, which lists the captions of each",
      style = "directory",
      persist = false)
  private File folder;

  @Parameter(
      type = ItemIO.OUTPUT,
      label = "Exemplars",
      description = "One slice an image, its captions as label")
  private ImagePlus exemplars;

  @Override
  void work() {
    exemplars =
        StackExemplars.toStack(ExemplarFolder.read(path("folder", folder, "exemplars/carved_by")));
  }
}

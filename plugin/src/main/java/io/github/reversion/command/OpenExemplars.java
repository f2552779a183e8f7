package io.github.reversion.command;

import ij.ImagePlus;
import io.github.reversion.exemplar.ExemplarFolder;
import io.github.reversion.exemplar.Exemplars;
import io.github.reversion.exemplar.ij.StackExemplars;
import io.github.reversion.settings.SettingException;
import io.github.reversion.store.ModelStore;
import java.nio.file.Path;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/**
 * <b>Plugins &gt; ReVersion &gt; Open Example Exemplars...</b>: opens captioned images that share a
 * relation, and come with the program, as a stack whose slice labels are the captions.
 */
@SuppressWarnings("UnusedVariable") // the output is read by its name
@Plugin(
    type = Command.class,
    menuPath = "Plugins>ReVersion>Open Example Exemplars...",
    initializer = "prepare")
public class OpenExemplars extends ReVersionCommand {
  @Parameter(
      label = "Example",
      description = "The relation that ten small example images share",
      choices = {
        "back2back",
        "carved_by",
        "hanging_from",
        "hug",
        "inside",
        "on",
        "painted_on",
        "ride_on",
        "shake_hands",
        "wrapped_in"
      },
      persist = false)
  private String example = "wrapped_in";

  @Parameter(
      label = "Size",
      description = "Side of the slices in pixels, for images of different sizes; 0: as they are",
      min = "0",
      max = "4096",
      persist = false)
  private int size = 0;

  @Parameter(
      type = ItemIO.OUTPUT,
      label = "Exemplars",
      description = "One slice an image, its captions as label")
  private ImagePlus exemplars;

  @Override
  final void work() {
    if (size < 0 || size > 4096) {
      throw new SettingException("size is " + size + "; it must be between 0 and 4096.");
    }
    Path path = ModelStore.ofUser().exemplars(ModelStore.EXAMPLE + example);
    Exemplars read = ExemplarFolder.read(path);
    exemplars = size == 0 ? StackExemplars.toStack(read) : StackExemplars.toStack(read, size);
  }
}

package io.github.reversion.command;

import ij.IJ;
import ij.ImagePlus;
import io.github.reversion.exemplar.ij.ExemplarPreview;
import io.github.reversion.exemplar.ij.ExemplarStack;
import io.github.reversion.exemplar.ij.StackSelection;
import io.github.reversion.settings.SettingException;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/**
 * <b>Plugins &gt; ReVersion &gt; Preview Exemplars...</b>: shows exactly what an inversion would
 * learn from, before it runs: the chosen slices, cropped, fitted and resized to the model's size.
 */
@SuppressWarnings("UnusedVariable") // the output is read by its name
@Plugin(
    type = Command.class,
    menuPath = "Plugins>ReVersion>Preview Exemplars...",
    initializer = "prepare")
public final class PreviewExemplars extends StackCommand {
  private static final int LARGEST = 4096;

  @Parameter(
      label = "Size",
      description =
          "Side of the model's images in pixels: 64 for the built-in one, 512 or 768 for Stable"
              + " Diffusion",
      min = "1",
      max = "4096",
      persist = false)
  private int size = 64;

  @Parameter(
      label = "Layout",
      description =
          "montage: all in one picture, small ones enlarged; stack: a slice an exemplar, pixel for"
              + " pixel",
      choices = {"montage", "stack"},
      persist = false)
  private String layout = "montage";

  @Parameter(
      type = ItemIO.OUTPUT,
      label = "Preview",
      description = "The exemplars as they would be learned from")
  private ImagePlus preview;

  @Override
  void check() {
    ExemplarStack.of(image(), StackSelection.whole());
  }

  @Override
  void work() {
    if (size < 1 || size > LARGEST) {
      throw new SettingException(
          "size is %d; it must be between 1 and %d.".formatted(size, LARGEST));
    }
    ExemplarStack stack = stack();
    stack.unequalPixels().ifPresent(IJ::log);
    ExemplarPreview made = new ExemplarPreview(stack, size);
    preview =
        switch (layout) {
          case "montage" -> made.asMontage();
          case "stack" -> made.asStack();
          default ->
              throw new SettingException("layout is '" + layout + "'; possible is montage, stack.");
        };
  }
}

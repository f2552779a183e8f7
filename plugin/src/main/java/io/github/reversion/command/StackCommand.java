package io.github.reversion.command;

import ij.ImagePlus;
import io.github.reversion.exemplar.ij.ExemplarStack;
import io.github.reversion.exemplar.ij.StackSelection;
import org.scijava.plugin.Parameter;

/** What the commands have in common that take exemplars from the active image. */
@SuppressWarnings("UnusedVariable") // fields are read by their names, the keys of macros
abstract class StackCommand extends ReVersionCommand {
  @Parameter(
      label = "Exemplars",
      description =
          "Stack whose slices show the relation; the label of each is its caption, such as"
              + " cat {} stone",
      persist = false)
  private ImagePlus image;

  @Parameter(
      label = "Axis",
      description =
          "Where the exemplars lie. all: every slice and time point; z or time: along this one, the"
              + " other as it is shown; channel: each channel on its own",
      choices = {"all", "z", "time", "channel"},
      persist = false)
  private String axis = "all";

  @Parameter(
      label = "Slices",
      description = "Which exemplars along the axis, such as 2-5,8; empty: all",
      required = false,
      persist = false)
  private String slices = "";

  @Parameter(
      label = "Crop",
      description =
          "ROIs whose boxes are cut out. selection: the image's, from every slice; overlay,"
              + " roi_manager: the ROI of each slice; auto: the frames of an imported folder, if"
              + " there are any",
      choices = {"auto", "none", "selection", "overlay", "roi_manager"},
      persist = false)
  private String crop = "auto";

  @Parameter(
      label = "Fit",
      description =
          "How an exemplar that is no square becomes one. stretch: squeezed; center_crop: the"
              + " middle square; pad: bars in its border's colour",
      choices = {"stretch", "center_crop", "pad"},
      persist = false)
  private String fit = "stretch";

  final ImagePlus image() {
    return image;
  }

  /** The exemplars as they were chosen; no slice is loaded yet. */
  final ExemplarStack stack() {
    return ExemplarStack.of(
        image, Fields.apply(module(), StackSelection.SETTINGS, StackSelection.whole()));
  }
}

package io.github.reversion.exemplar.ij;

import io.github.reversion.image.Fit;
import io.github.reversion.settings.Setting;
import io.github.reversion.settings.Settings;

/** What of an open image is taken as exemplars. */
public record StackSelection(
    @Setting(
            "where the exemplars lie: all (every slice and time point), z or time (the other one as"
                + " it is shown), channel (each on its own)")
        ExemplarAxis axis,
    @Setting("which of them, such as 2-5,8; empty: all") String slices,
    @Setting(
            "the ROIs whose boxes are cut out: none, selection, overlay, roi_manager; auto: the"
                + " frames of an imported folder")
        StackCrop crop,
    @Setting(
            "how an exemplar that is no square becomes one: stretch, center_crop, or pad with the"
                + " median colour of its border")
        Fit fit) {

  /** The settings by name. */
  public static final Settings<StackSelection> SETTINGS = Settings.of(StackSelection.class);

  /** Refuses what is no list of slices. */
  public StackSelection {
    new SliceNumbers(slices);
  }

  /** The whole stack. */
  public static StackSelection whole() {
    return new StackSelection(ExemplarAxis.ALL, "", StackCrop.AUTO, Fit.STRETCH);
  }

  /** The same of another axis. */
  public StackSelection along(ExemplarAxis other) {
    return new StackSelection(other, slices, crop, fit);
  }
}

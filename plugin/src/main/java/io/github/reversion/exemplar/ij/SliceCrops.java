package io.github.reversion.exemplar.ij;

import ij.ImagePlus;
import ij.gui.ImageRoi;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.gui.TextRoi;
import ij.plugin.frame.RoiManager;
import io.github.reversion.exemplar.ExemplarException;
import io.github.reversion.settings.Settings;
import java.awt.GraphicsEnvironment;
import java.awt.Rectangle;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The boxes of ROIs that cut exemplars out of their slices. */
final class SliceCrops {
  /** The name of the frames around the images of an imported folder. */
  static final String FRAME = "exemplar";

  private final ImagePlus image;
  private final StackCrop crop;
  private final List<Roi> rois;

  /**
   * Looks ROIs up.
   *
   * @throws ExemplarException if there are none, but some are asked for
   */
  SliceCrops(ImagePlus image, StackCrop crop) {
    this.image = image;
    this.crop = crop;
    rois = found(image, crop).filter(SliceCrops::isFrame).toList();
    if (rois.isEmpty() && crop != StackCrop.AUTO && crop != StackCrop.NONE) {
      throw new ExemplarException(
          "crop is %s, but %s has no ROI with an area there; draw one, or choose crop=none"
              .formatted(Settings.text(crop), image.getTitle()));
    }
  }

  /** Whether it can be one: lines, points, texts and pictures are remarks. */
  private static boolean isFrame(Roi roi) {
    return roi.isArea() && !(roi instanceof TextRoi) && !(roi instanceof ImageRoi);
  }

  private static Stream<Roi> found(ImagePlus image, StackCrop crop) {
    return switch (crop) {
      case NONE -> Stream.empty();
      case AUTO -> overlay(image).filter(roi -> FRAME.equals(roi.getName()));
      case SELECTION -> Optional.ofNullable(image.getRoi()).stream();
      case OVERLAY -> overlay(image);
      case ROI_MANAGER -> managed();
    };
  }

  private static Stream<Roi> managed() {
    if (GraphicsEnvironment.isHeadless()) {
      throw new ExemplarException(
          "crop is roi_manager, but ImageJ has no ROI Manager without a display; add the ROIs to"
              + " the overlay, and choose crop=overlay");
    }
    return Optional.ofNullable(RoiManager.getInstance2()).stream()
        .flatMap(manager -> Arrays.stream(manager.getRoisAsArray()));
  }

  private static Stream<Roi> overlay(ImagePlus image) {
    Overlay overlay = image.getOverlay();
    return overlay == null ? Stream.empty() : Arrays.stream(overlay.toArray());
  }

  /**
   * What is cut out of a slice, or nothing if it is taken whole.
   *
   * @param place of the slice, for messages
   * @throws ExemplarException if it has no ROI while others have, or several, or one outside of the
   *     image
   */
  Optional<Rectangle> of(SliceSpan span, String place) {
    List<Roi> here = rois;
    if (crop != StackCrop.SELECTION) {
      List<Roi> own = rois.stream().filter(roi -> hasPosition(roi) && isAt(roi, span)).toList();
      here = own.isEmpty() ? rois.stream().filter(roi -> !hasPosition(roi)).toList() : own;
    }
    if (here.isEmpty() && (crop == StackCrop.AUTO || crop == StackCrop.NONE)) {
      return Optional.empty();
    } else if (here.size() != 1) {
      throw new ExemplarException(
          "%s: has %s to crop to; leave one, or leave the slice out of slices"
              .formatted(place, here.isEmpty() ? "no ROI" : here.size() + " ROIs"));
    }
    Rectangle box =
        here.get(0).getBounds().intersection(new Rectangle(image.getWidth(), image.getHeight()));
    if (box.isEmpty() || (box.width == 1 && box.height == 1)) {
      throw new ExemplarException(
          place + ": its ROI holds no more than a single pixel of the image; move or enlarge it");
    }
    return Optional.of(box);
  }

  private static boolean hasPosition(Roi roi) {
    return roi.hasHyperStackPosition() || roi.getPosition() > 0;
  }

  private boolean isAt(Roi roi, SliceSpan span) {
    if (!roi.hasHyperStackPosition()) {
      return span.holds(roi.getPosition());
    }
    int[] at = image.convertIndexToPosition(span.first());
    return (span.channels() > 1 || matches(roi.getCPosition(), at[0]))
        && matches(roi.getZPosition(), at[1])
        && matches(roi.getTPosition(), at[2]);
  }

  private static boolean matches(int asked, int is) {
    return asked == 0 || asked == is;
  }
}

package io.github.reversion.exemplar.ij;

import ij.ImagePlus;
import ij.ImageStack;
import ij.VirtualStack;
import ij.measure.Calibration;
import ij.process.ImageProcessor;
import io.github.reversion.exemplar.ExemplarException;
import io.github.reversion.image.Montage;
import io.github.reversion.image.Preprocessing;
import io.github.reversion.image.RgbImage;
import io.github.reversion.settings.Settings;
import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.List;

/**
 * Exemplars exactly as an inversion sees them: squares of the model's size.
 *
 * @param stack what is looked at
 * @param size side of the squares in pixels
 */
public record ExemplarPreview(ExemplarStack stack, int size) {
  /** Tiles are shown at least so large: by a whole factor, so that pixels stay what they are. */
  private static final int LEAST_TILE = 192;

  private static final long MOST_PIXELS = 1L << 27;

  /**
   * As a stack, a slice an exemplar, with the labels and, where all slices have one, the pixel size
   * that results. Of a virtual stack it is virtual, too, and reads a slice when it is looked at.
   */
  public ImagePlus asStack() {
    ImageStack squares = stack.image().getImageStack().isVirtual() ? new Squares(this) : loaded();
    ImagePlus result = new ImagePlus(title(), squares);
    if (stack.size() == 1) {
      result.setProp(StackExemplars.SINGLE_LABEL, stack.label(0));
    }
    calibrate(result);
    return result;
  }

  private ImageStack loaded() {
    ImageStack squares = new ImageStack(size, size);
    for (int i = 0; i < stack.size(); i++) {
      squares.addSlice(stack.label(i), StackExemplars.processor(square(i)));
    }
    return squares;
  }

  private RgbImage square(int index) {
    return new Preprocessing(size, false).resize(stack.load(index));
  }

  /**
   * As one picture, the captions below.
   *
   * @throws ExemplarException if it would be too large
   */
  public ImagePlus asMontage() {
    int side = size * Math.max(1, LEAST_TILE / size);
    if ((long) stack.size() * side * side > MOST_PIXELS) {
      throw new ExemplarException(
          "%d exemplars are too many for a montage at %d pixels; choose fewer slices, or layout=stack"
              .formatted(stack.size(), size));
    }
    List<Montage.Tile> tiles = new ArrayList<>();
    for (int i = 0; i < stack.size(); i++) {
      String label = stack.label(i).lines().findFirst().orElse("(no caption)");
      tiles.add(new Montage.Tile(square(i), label));
    }
    int columns = (int) Math.ceil(Math.sqrt(tiles.size()));
    RgbImage montage = new Montage(columns, side).draw(title(), tiles);
    return new ImagePlus(title(), StackExemplars.processor(montage));
  }

  private String title() {
    return "%s as learned from, %s, %d pixels"
        .formatted(stack.image().getTitle(), Settings.text(stack.selection().fit()), size);
  }

  private void calibrate(ImagePlus squares) {
    Rectangle box = stack.box(0);
    for (int i = 1; i < stack.size(); i++) {
      if (!stack.box(i).getSize().equals(box.getSize())) {
        return;
      }
    }
    Calibration calibration = stack.image().getCalibration().copy();
    double width = box.width;
    double height = box.height;
    switch (stack.selection().fit()) {
      case STRETCH -> {}
      case CENTER_CROP -> width = height = Math.min(width, height);
      case PAD -> width = height = Math.max(width, height);
    }
    calibration.pixelWidth *= width / size;
    calibration.pixelHeight *= height / size;
    calibration.xOrigin = 0;
    calibration.yOrigin = 0;
    calibration.disableDensityCalibration();
    squares.setCalibration(calibration);
  }

  /** The squares, each made when it is looked at. */
  private static final class Squares extends VirtualStack {
    private final ExemplarPreview preview;

    Squares(ExemplarPreview preview) {
      super(preview.size, preview.size, preview.stack.size());
      this.preview = preview;
      setBitDepth(24);
    }

    @Override
    public ImageProcessor getProcessor(int n) {
      return StackExemplars.processor(preview.square(n - 1));
    }

    @Override
    public String getSliceLabel(int n) {
      return preview.stack.label(n - 1);
    }
  }
}

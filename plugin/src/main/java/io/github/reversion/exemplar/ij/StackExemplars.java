package io.github.reversion.exemplar.ij;

import ij.ImagePlus;
import ij.ImageStack;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;
import io.github.reversion.exemplar.CaptionRules;
import io.github.reversion.exemplar.Exemplar;
import io.github.reversion.exemplar.ExemplarException;
import io.github.reversion.exemplar.Exemplars;
import io.github.reversion.image.Preprocessing;
import io.github.reversion.image.RgbImage;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Exemplars as an image stack: every slice is one, and its label holds its captions, one a line, in
 * which {@code {}} stands for the relation.
 *
 * <p>The file names are kept in the image property {@value #NAMES}, one a line, and are saved with
 * the image by ImageJ.
 */
public final class StackExemplars {
  /** The image property that holds the exemplars' file names, one a line. */
  public static final String NAMES = "reversion.exemplars";

  /** The image property in which ImageJ keeps the label of an image that is no stack. */
  public static final String SINGLE_LABEL = "Slice_Label";

  private StackExemplars() {}

  /** Reads a stack with English captions; see {@link #read(ImagePlus, CaptionRules)}. */
  public static Exemplars read(ImagePlus image) {
    return read(image, CaptionRules.english());
  }

  /**
   * Reads an open image: slices, time points or both, in the order of the stack, each an exemplar.
   *
   * <p>Colours are those that ImageJ shows: RGB as it is; 8, 16 and 32 bits through display range
   * and lookup table; the channels of a multi-channel image are merged into one exemplar, which
   * takes its captions from the first of them that has a label. Slices are loaded one by one, also
   * of virtual stacks; neither the current slice nor the display range changes.
   *
   * @param image the open image
   * @param rules what its captions must be
   * @throws ExemplarException if there is no image or it is empty, or if a slice has no caption, a
   *     file name instead, or one that breaks a rule; the message names the slice
   */
  public static Exemplars read(ImagePlus image, CaptionRules rules) {
    return ExemplarStack.of(image, StackSelection.whole()).read(rules);
  }

  /**
   * Shows exemplars as an RGB stack. If they differ in size, the stack is as large as the largest;
   * each lies in its upper left corner, and a frame around it in the overlay tells its size: it is
   * read back without what is outside of the frame.
   */
  public static ImagePlus toStack(Exemplars exemplars) {
    List<RgbImage> images = exemplars.list().stream().map(Exemplar::image).toList();
    int width = images.stream().mapToInt(RgbImage::width).max().orElseThrow();
    int height = images.stream().mapToInt(RgbImage::height).max().orElseThrow();
    ImageStack stack = new ImageStack(width, height);
    Overlay frames = new Overlay();
    for (Exemplar exemplar : exemplars.list()) {
      ImageProcessor slice = processor(exemplar.image());
      if (slice.getWidth() < width || slice.getHeight() < height) {
        ImageProcessor canvas = new ColorProcessor(width, height);
        canvas.insert(slice, 0, 0);
        Roi frame = new Roi(0, 0, slice.getWidth(), slice.getHeight());
        frame.setName(SliceCrops.FRAME);
        frame.setPosition(stack.size() + 1);
        frames.add(frame);
        slice = canvas;
      }
      stack.addSlice(String.join("\n", exemplar.captions()), slice);
    }
    ImagePlus result = new ImagePlus(exemplars.name(), stack);
    if (exemplars.list().size() == 1) {
      result.setProp(SINGLE_LABEL, stack.getSliceLabel(1));
    }
    if (frames.size() > 0) {
      result.setOverlay(frames);
    }
    result.setProp(
        NAMES, exemplars.list().stream().map(Exemplar::name).collect(Collectors.joining("\n")));
    return result;
  }

  /** Shows exemplars of any size as an RGB stack of squares, resized as for the model. */
  public static ImagePlus toStack(Exemplars exemplars, int size) {
    Preprocessing square = new Preprocessing(size, false);
    List<Exemplar> resized =
        exemplars.list().stream()
            .map(e -> new Exemplar(e.name(), square.resize(e.image()), e.captions()))
            .toList();
    return toStack(new Exemplars(exemplars.name(), resized));
  }

  static ColorProcessor processor(RgbImage image) {
    ColorProcessor processor = new ColorProcessor(image.width(), image.height());
    int[] pixels = (int[]) processor.getPixels();
    byte[] rgb = image.rgb();
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] =
          0xFF000000
              | (rgb[3 * i] & 0xFF) << 16
              | (rgb[3 * i + 1] & 0xFF) << 8
              | (rgb[3 * i + 2] & 0xFF);
    }
    return processor;
  }
}

package io.github.reversion.exemplar.ij;

import ij.CompositeImage;
import ij.IJ;
import ij.ImagePlus;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;
import ij.process.LUT;
import io.github.reversion.exemplar.ExemplarException;
import io.github.reversion.image.RgbImage;
import java.awt.Color;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The colours in which ImageJ shows a slice, without showing it.
 *
 * <p>RGB slices are taken as they are. The samples of 8-bit, 16-bit and 32-bit slices go through
 * the image's display range and lookup table. The channels of a multi-channel image go each through
 * its own, and are added up, up to 255, or their maximum or minimum is taken where ImageJ does so;
 * channels that are switched off in composite mode are left out. A channel that is an exemplar of
 * its own has its own colours, or is gray where the image is shown in gray. An image with several
 * channels that is no composite yet gets the display range of the whole image and the colours that
 * ImageJ's Make Composite gives: red, green, blue, white, cyan, magenta, yellow.
 */
final class SliceColors {
  private static final List<Color> MADE_COMPOSITE =
      List.of(
          Color.red, Color.green, Color.blue, Color.white, Color.cyan, Color.magenta, Color.yellow);

  private final ImagePlus image;
  private final int channels;
  private final LUT[] luts;
  private final boolean[] active;
  private final boolean gray;
  private final int projection;

  /**
   * Looks up how an image is shown.
   *
   * @throws ExemplarException if it is shown as an inverted composite
   */
  SliceColors(ImagePlus image) {
    this.image = image;
    channels = ExemplarAxis.channels(image);
    luts = luts(image, channels);
    active = new boolean[channels];
    Arrays.fill(active, true);
    int mode = image instanceof CompositeImage composite ? composite.getMode() : IJ.COLOR;
    if (image instanceof CompositeImage composite && mode == IJ.COMPOSITE) {
      boolean[] shown = composite.getActiveChannels();
      System.arraycopy(shown, 0, active, 0, Math.min(channels, shown.length));
    }
    gray = channels > 1 && mode == IJ.GRAYSCALE;
    projection = mode == IJ.COMPOSITE ? projection(image) : ImageProcessor.SUM_PROJECTION;
  }

  private static int projection(ImagePlus image) {
    String named = String.valueOf(image.getProp("CompositeProjection")).toLowerCase(Locale.ROOT);
    if (named.contains("invert")) {
      throw new ExemplarException(
          image.getTitle()
              + ": is shown as an inverted composite, which cannot be read; choose another"
              + " projection in Image > Color > Channels Tool..., or make it RGB");
    } else if (named.contains("max")) {
      return ImageProcessor.MAX_PROJECTION;
    }
    return named.contains("min") ? ImageProcessor.MIN_PROJECTION : ImageProcessor.SUM_PROJECTION;
  }

  private static LUT[] luts(ImagePlus image, int channels) {
    LUT[] own = image.getLuts();
    return channels == 1 || own.length == channels
        ? own
        : IntStream.range(0, channels)
            .mapToObj(c -> c < MADE_COMPOSITE.size() ? MADE_COMPOSITE.get(c) : Color.white)
            .map(color -> madeComposite(color, own))
            .toArray(LUT[]::new);
  }

  private static LUT madeComposite(Color color, LUT[] own) {
    LUT lut = LUT.createLutFromColor(color);
    return own.length == 0 ? lut : ranged(lut, own[0]);
  }

  private static LUT ranged(LUT lut, LUT range) {
    lut.min = range.min;
    lut.max = range.max;
    return lut;
  }

  /**
   * The colours of an exemplar; only its slices are loaded.
   *
   * @return nothing if the stack cannot give a slice (a virtual stack whose file is gone)
   */
  Optional<RgbImage> of(SliceSpan span) {
    int[] argb = new int[image.getWidth() * image.getHeight()];
    int merging = span.channels() == 1 ? ImageProcessor.SUM_PROJECTION : projection;
    if (merging == ImageProcessor.MIN_PROJECTION) {
      Arrays.fill(argb, 0xFFFFFF);
    }
    for (int slice = span.first(); span.holds(slice); slice++) {
      int channel = (slice - 1) % channels;
      boolean shown = span.channels() == 1 || active[channel];
      ImageProcessor loaded = shown ? image.getImageStack().getProcessor(slice) : null;
      if (loaded instanceof ColorProcessor) {
        argb = (int[]) loaded.getPixels();
      } else if (loaded != null) {
        // A copy, as some virtual stacks hand out the processor that is on the screen.
        ImageProcessor copy = loaded.duplicate();
        copy.setLut(
            span.channels() == 1 && gray
                ? ranged(LUT.createLutFromColor(Color.white), luts[channel])
                : luts[channel]);
        copy.updateComposite(argb, merging);
      } else if (shown) {
        return Optional.empty();
      }
    }
    return Optional.of(rgb(argb));
  }

  private RgbImage rgb(int[] argb) {
    byte[] rgb = new byte[3 * argb.length];
    for (int i = 0; i < argb.length; i++) {
      rgb[3 * i] = (byte) (argb[i] >> 16);
      rgb[3 * i + 1] = (byte) (argb[i] >> 8);
      rgb[3 * i + 2] = (byte) argb[i];
    }
    return new RgbImage(image.getWidth(), image.getHeight(), rgb);
  }
}

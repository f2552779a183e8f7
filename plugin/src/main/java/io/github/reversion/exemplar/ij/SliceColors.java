package io.github.reversion.exemplar.ij;

import ij.CompositeImage;
import ij.IJ;
import ij.ImagePlus;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;
import ij.process.LUT;
import io.github.reversion.image.RgbImage;
import java.awt.Color;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The colours in which ImageJ shows a slice, without showing it.
 *
 * <p>RGB slices are taken as they are. The samples of 8-bit, 16-bit and 32-bit slices go through
 * the image's display range and lookup table. The channels of a multi-channel image go each through
 * its own, and are added up, up to 255; channels that are switched off in composite mode are left
 * out. An image with several channels that is no composite yet gets the display range of the whole
 * image and the colours that ImageJ's Make Composite gives: red, green, blue, white, cyan, magenta,
 * yellow.
 */
final class SliceColors {
  private static final List<Color> MADE_COMPOSITE =
      List.of(
          Color.red, Color.green, Color.blue, Color.white, Color.cyan, Color.magenta, Color.yellow);

  private final ImagePlus image;
  private final int channels;
  private final LUT[] luts;
  private final boolean[] active;

  SliceColors(ImagePlus image, int channels) {
    this.image = image;
    this.channels = channels;
    luts = luts(image, channels);
    active = new boolean[channels];
    Arrays.fill(active, true);
    if (image instanceof CompositeImage composite && composite.getMode() == IJ.COMPOSITE) {
      boolean[] shown = composite.getActiveChannels();
      System.arraycopy(shown, 0, active, 0, Math.min(channels, shown.length));
    }
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
    if (own.length > 0) {
      lut.min = own[0].min;
      lut.max = own[0].max;
    }
    return lut;
  }

  /**
   * The colours of one or several neighbouring slices, one a channel; only these are loaded.
   *
   * @param first index in the stack of the first channel's slice, from 1
   * @return nothing if the stack cannot give a slice (a virtual stack whose file is gone)
   */
  Optional<RgbImage> of(int first) {
    int[] argb = new int[image.getWidth() * image.getHeight()];
    for (int c = 0; c < channels; c++) {
      ImageProcessor slice = active[c] ? image.getImageStack().getProcessor(first + c) : null;
      if (slice instanceof ColorProcessor) {
        argb = (int[]) slice.getPixels();
      } else if (slice != null) {
        // A copy, as some virtual stacks hand out the processor that is on the screen.
        ImageProcessor copy = slice.duplicate();
        copy.setLut(luts[c]);
        copy.updateComposite(argb, ImageProcessor.SUM_PROJECTION);
      } else if (active[c]) {
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

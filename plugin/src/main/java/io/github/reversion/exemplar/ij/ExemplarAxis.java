package io.github.reversion.exemplar.ij;

import ij.ImagePlus;
import io.github.reversion.exemplar.ExemplarException;
import io.github.reversion.settings.Settings;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/** Along which dimension of an image the exemplars lie. */
public enum ExemplarAxis {
  /** Every slice and time point is one; channels are merged. */
  ALL {
    @Override
    List<SliceSpan> list(ImagePlus image) {
      int channels = channels(image);
      return spans(image.getImageStackSize() / channels, channels, i -> 1 + (i - 1) * channels);
    }
  },
  /** Every slice at the time point that is shown; channels are merged. */
  Z {
    @Override
    List<SliceSpan> list(ImagePlus image) {
      int time = position(image)[2];
      return spans(image.getNSlices(), channels(image), z -> image.getStackIndex(1, z, time));
    }
  },
  /** Every time point of the slice that is shown; channels are merged. */
  TIME {
    @Override
    List<SliceSpan> list(ImagePlus image) {
      int z = position(image)[1];
      return spans(image.getNFrames(), channels(image), t -> image.getStackIndex(1, z, t));
    }
  },
  /** Every channel of the slice and time point that are shown, each in its own colours. */
  CHANNEL {
    @Override
    List<SliceSpan> list(ImagePlus image) {
      int[] at = position(image);
      return spans(channels(image), 1, c -> image.getStackIndex(c, at[1], at[2]));
    }
  };

  /** All positions along the axis. */
  abstract List<SliceSpan> list(ImagePlus image);

  /**
   * The exemplars along this axis.
   *
   * @throws ExemplarException if there is only one, but the image has more slices
   */
  final List<SliceSpan> of(ImagePlus image) {
    List<SliceSpan> spans = list(image);
    if (spans.size() == 1 && this != ALL && image.getImageStackSize() > 1) {
      throw new ExemplarException(
          "axis is %s, but %s has only one position along it (%d channels, %d slices, %d time points); choose another axis"
              .formatted(
                  Settings.text(this),
                  image.getTitle(),
                  image.getNChannels(),
                  image.getNSlices(),
                  image.getNFrames()));
    }
    return spans;
  }

  /** How many slices of the stack belong together. */
  static int channels(ImagePlus image) {
    return image.getType() == ImagePlus.COLOR_RGB ? 1 : image.getNChannels();
  }

  /** Channel, slice and time point that are shown, from 1. */
  static int[] position(ImagePlus image) {
    return image.convertIndexToPosition(image.getCurrentSlice());
  }

  private static List<SliceSpan> spans(int count, int channels, IntUnaryOperator first) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(number -> new SliceSpan(number, first.applyAsInt(number), channels))
        .toList();
  }
}

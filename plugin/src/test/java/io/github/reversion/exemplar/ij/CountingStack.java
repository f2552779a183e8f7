package io.github.reversion.exemplar.ij;

import ij.VirtualStack;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;

/** A virtual stack that tells which slices were loaded, and how many of these are still held. */
final class CountingStack extends VirtualStack {
  final List<Integer> loaded = new ArrayList<>();
  private final List<WeakReference<ImageProcessor>> slices = new ArrayList<>();
  private final int side;
  private int mostAlive;

  CountingStack(int side, int count) {
    super(side, side, count);
    this.side = side;
    setBitDepth(16);
  }

  @Override
  public ImageProcessor getProcessor(int n) {
    ShortProcessor slice = new ShortProcessor(side, side);
    slice.setValue(n);
    slice.fill();
    loaded.add(n);
    slices.add(new WeakReference<>(slice));
    if (loaded.size() % 2500 == 0) {
      countAlive();
    }
    return slice;
  }

  private void countAlive() {
    System.gc();
    slices.removeIf(slice -> slice.refersTo(null));
    mostAlive = Math.max(mostAlive, slices.size());
  }

  /** The largest number of slices that were held at once, as far as was looked. */
  int mostAlive() {
    countAlive();
    return mostAlive;
  }

  @Override
  public String getSliceLabel(int n) {
    return "file" + n + ".tif";
  }
}

package io.github.reversion.exemplar.ij;

import ij.ImagePlus;
import ij.ImageStack;

/**
 * The labels of slices, read and written wherever ImageJ keeps them.
 *
 * <p>A virtual stack keeps none that are written: these become image properties, which are saved
 * with the image.
 */
record SliceLabels(ImagePlus image) {
  /** Begins the image property that holds a caption; the number of the slice ends it. */
  private static final String KEPT = "reversion.caption.";

  /** The label, empty if there is none; slices count from 1. */
  String get(int slice) {
    ImageStack stack = image.getImageStack();
    String kept = stack.isVirtual() ? image.getProp(KEPT + slice) : null;
    if (kept == null && stack.size() == 1) {
      kept = image.getProp(StackExemplars.SINGLE_LABEL);
    }
    String label = kept == null ? stack.getSliceLabel(slice) : kept;
    return label == null ? "" : label;
  }

  void set(int slice, String label) {
    ImageStack stack = image.getImageStack();
    if (stack.isVirtual()) {
      image.setProp(KEPT + slice, label);
    } else if (stack.size() == 1) {
      image.setProp(StackExemplars.SINGLE_LABEL, label);
    } else {
      stack.setSliceLabel(label, slice);
    }
  }
}

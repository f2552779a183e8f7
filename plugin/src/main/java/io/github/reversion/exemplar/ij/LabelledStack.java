package io.github.reversion.exemplar.ij;

import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ColorProcessor;
import io.github.reversion.image.RgbImage;
import java.util.List;

/** Images of one size as an ordinary stack, each with a label. */
public final class LabelledStack {
  private LabelledStack() {}

  /** Makes it: as many labels as images, at least one. */
  public static ImagePlus of(String title, List<RgbImage> images, List<String> labels) {
    ImageStack stack = new ImageStack(images.get(0).width(), images.get(0).height());
    for (int i = 0; i < images.size(); i++) {
      stack.addSlice(labels.get(i), new ColorProcessor(images.get(i).toBufferedImage()));
    }
    ImagePlus image = new ImagePlus(title, stack);
    if (images.size() == 1) {
      image.setProp(StackExemplars.SINGLE_LABEL, labels.get(0));
    }
    return image;
  }
}

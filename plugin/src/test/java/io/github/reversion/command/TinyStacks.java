package io.github.reversion.command;

import ij.CompositeImage;
import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import java.util.Random;

/** Small stacks with captions, of every kind that ImageJ knows. */
final class TinyStacks {
  static final String CAPTION = "red circle {} blue square\nred circle {} blue square , flat style";

  private TinyStacks() {}

  /** Three slices of noise; kind as ImageJ writes it: {@code 8-bit}, {@code RGB}. */
  static ImagePlus of(String kind) {
    ImagePlus image = IJ.createImage("tiny", kind + " black", 24, 20, 3);
    ImageStack stack = image.getStack();
    Random random = new Random(7);
    for (int slice = 1; slice <= 3; slice++) {
      stack.setSliceLabel(CAPTION, slice);
      for (int y = 0; y < 20; y++) {
        for (int x = 0; x < 24; x++) {
          stack.getProcessor(slice).putPixelValue(x, y, random.nextInt(200));
        }
      }
    }
    return image;
  }

  /** Two exemplars of three channels. */
  static ImagePlus composite() {
    ImagePlus image = IJ.createHyperStack("tiny", 24, 20, 3, 2, 1, 16);
    for (int slice = 1; slice <= 6; slice++) {
      image.getStack().setSliceLabel(CAPTION, slice);
      image.getStack().getProcessor(slice).add(900.0 * slice);
    }
    return new CompositeImage(image, IJ.COMPOSITE);
  }
}

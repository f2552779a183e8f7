package io.github.reversion.benchmark.measure;

import io.github.reversion.image.RgbImage;
import java.util.List;

/** Makes the pictures of trials. */
interface Painter {

  /** A picture each, in their order. */
  List<RgbImage> paint(List<Trial> trials);
}

package io.github.reversion.harness.world;

import io.github.reversion.image.RgbImage;
import java.util.List;

/** Makes pictures of scenes. */
interface Painter {
  /** A picture each, in their order. */
  List<RgbImage> paint(List<Trial> trials);

  /** What a picture that it made comes to. */
  default PictureLine line(Trial trial, RgbImage image) {
    return PictureLine.of(trial, image);
  }
}

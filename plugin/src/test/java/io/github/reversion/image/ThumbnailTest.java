package io.github.reversion.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ThumbnailTest {
  private static RgbImage image(int width, int height) {
    byte[] rgb = new byte[3 * width * height];
    Arrays.fill(rgb, (byte) 200);
    return new RgbImage(width, height, rgb);
  }

  @Test
  void aLargePictureIsShrunkInProportion() {
    RgbImage small = Thumbnail.of(image(512, 384), 128);
    assertEquals(128, small.width());
    assertEquals(96, small.height());
    assertEquals(200, small.sample(64, 48, 1));
    assertEquals(1, Thumbnail.of(image(1, 400), 100).width());
  }

  @Test
  void aSmallPictureStaysAsItIs() {
    RgbImage image = image(64, 128);
    assertSame(image, Thumbnail.of(image, 128));
  }
}

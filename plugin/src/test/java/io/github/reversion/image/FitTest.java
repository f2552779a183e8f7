package io.github.reversion.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class FitTest {

  @Test
  void squaresStayAsTheyAre() {
    RgbImage square = random(5, 5);
    for (Fit fit : Fit.values()) {
      assertEquals(square, fit.apply(square));
    }
  }

  @Test
  void stretchingIsLeftToTheResize() {
    RgbImage image = random(7, 3);
    assertSame(image, Fit.STRETCH.apply(image));
  }

  @Test
  void croppingThenSqueezingIsWhatTheModelsOwnCenterCropDoes() {
    for (RgbImage image : new RgbImage[] {random(9, 4), random(4, 9), random(8, 3)}) {
      assertEquals(
          new Preprocessing(6, true).resize(image),
          new Preprocessing(6, false).resize(Fit.CENTER_CROP.apply(image)));
    }
  }

  @Test
  void paddingKeepsThePictureInTheMiddle() {
    RgbImage wide = random(8, 3);
    RgbImage padded = Fit.PAD.apply(wide);
    assertEquals(8, padded.width());
    assertEquals(8, padded.height());
    assertEquals(wide, padded.crop(0, 2, 8, 3));
    RgbImage tall = random(2, 5);
    assertEquals(tall, Fit.PAD.apply(tall).crop(1, 0, 2, 5));
  }

  @Test
  void barsHaveTheMedianColourOfTheBorderNotOfTheInside() {
    // The border, counted once: 1, 2, 3, 4, 5, 6, 7, 8, 9, 10; the inside is 200.
    int[] gray = {1, 2, 3, 4, 10, 200, 200, 5, 9, 8, 7, 6};
    byte[] rgb = new byte[36];
    for (int i = 0; i < gray.length; i++) {
      rgb[3 * i] = (byte) gray[i];
      rgb[3 * i + 1] = (byte) (100 + gray[i]);
      rgb[3 * i + 2] = (byte) (255 - gray[i]);
    }
    RgbImage padded = Fit.PAD.apply(new RgbImage(4, 3, rgb));
    int[] bar = {padded.sample(0, 3, 0), padded.sample(3, 3, 1), padded.sample(2, 3, 2)};
    assertArrayEquals(new int[] {5, 105, 249}, bar);
  }

  @Test
  void linesOfOnePixelArePadded() {
    byte[] rgb = {9, 9, 9, 50, 60, 70, 1, 1, 1};
    RgbImage padded = Fit.PAD.apply(new RgbImage(3, 1, rgb));
    assertEquals(9, padded.sample(1, 0, 2));
    assertEquals(60, padded.sample(1, 1, 1));
    assertEquals(9, Fit.PAD.apply(new RgbImage(1, 3, rgb)).sample(0, 1, 0));
  }

  @Test
  void aLineTooLongForASquareIsRefused() {
    RgbImage line = new RgbImage(30_000, 1, new byte[90_000]);
    Exception refused = assertThrows(ImageException.class, () -> Fit.PAD.apply(line));
    assertTrue(refused.getMessage().contains("30000 x 1"), refused.getMessage());
  }

  private static RgbImage random(int width, int height) {
    byte[] rgb = new byte[3 * width * height];
    new Random(31L * width + height).nextBytes(rgb);
    return new RgbImage(width, height, rgb);
  }
}

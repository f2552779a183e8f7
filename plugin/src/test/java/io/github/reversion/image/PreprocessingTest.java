package io.github.reversion.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PreprocessingTest {
  private final Random random = new Random(11);

  @Test
  void keepsConstantImagesConstant() {
    for (int i = 0; i < 200; i++) {
      int width = 1 + random.nextInt(60);
      int height = 1 + random.nextInt(60);
      byte[] rgb = new byte[3 * width * height];
      Arrays.fill(rgb, (byte) random.nextInt(256));
      int size = 1 + random.nextInt(70);
      byte[] expected = new byte[3 * size * size];
      Arrays.fill(expected, rgb[0]);
      RgbImage resized =
          new Preprocessing(size, random.nextBoolean()).resize(new RgbImage(width, height, rgb));
      assertArrayEquals(expected, resized.rgb());
    }
  }

  @Test
  void leavesASquareOfTheRightSizeAsItIs() {
    for (int size = 1; size < 40; size++) {
      RgbImage image = randomImage(size, size);
      assertEquals(image, new Preprocessing(size, false).resize(image));
      assertEquals(image, new Preprocessing(size, true).resize(image));
    }
  }

  @Test
  void resizesAllChannelsAlike() {
    RgbImage image = randomImage(23, 31);
    byte[] swapped = new byte[image.rgb().length];
    for (int i = 0; i < swapped.length; i++) {
      swapped[i] = image.rgb()[i / 3 * 3 + 2 - i % 3];
    }
    RgbImage expected = new Preprocessing(17, false).resize(image);
    RgbImage actual = new Preprocessing(17, false).resize(new RgbImage(23, 31, swapped));
    for (int i = 0; i < expected.rgb().length; i++) {
      assertEquals(expected.rgb()[i], actual.rgb()[i / 3 * 3 + 2 - i % 3]);
    }
  }

  @Test
  void cutsTheMiddleSquareOut() {
    RgbImage image = randomImage(9, 4);
    assertEquals(image.crop(2, 0, 4, 4), new Preprocessing(4, true).resize(image));
    RgbImage tall = randomImage(4, 9);
    assertEquals(tall.crop(0, 2, 4, 4), new Preprocessing(4, true).resize(tall));
  }

  @Test
  void mapsBytesToMinusOneToOneChannelByChannel() {
    RgbImage image = new RgbImage(2, 2, new byte[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, (byte) 255});
    float[] values = new Preprocessing(2, false).pixelValues(image);
    assertEquals(-1f, values[0]);
    assertEquals((float) (3 / 127.5 - 1), values[1]);
    assertEquals((float) (1 / 127.5 - 1), values[4]);
    assertEquals(1f, values[11]);
  }

  @Test
  void refusesSizesThatAreNone() {
    assertThrows(IllegalArgumentException.class, () -> new Preprocessing(0, false));
    assertThrows(IllegalArgumentException.class, () -> new RgbImage(2, 2, new byte[11]));
    assertThrows(IllegalArgumentException.class, () -> new RgbImage(0, 2, new byte[0]));
  }

  @Test
  void comparesImagesByTheirPixels() {
    RgbImage image = randomImage(3, 5);
    RgbImage same = new RgbImage(3, 5, image.rgb().clone());
    assertEquals(image, same);
    assertEquals(image.hashCode(), same.hashCode());
    assertEquals("RgbImage[3 x 5]", image.toString());
    assertEquals(image.rgb()[3 * 7 + 2] & 0xFF, image.sample(1, 2, 2));
  }

  private RgbImage randomImage(int width, int height) {
    byte[] rgb = new byte[3 * width * height];
    random.nextBytes(rgb);
    return new RgbImage(width, height, rgb);
  }
}

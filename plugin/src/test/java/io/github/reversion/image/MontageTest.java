package io.github.reversion.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MontageTest {
  private static final RgbImage GRAY = new RgbImage(1, 1, new byte[] {99, 99, 99});

  private static RgbImage draw(String caption) {
    Montage.Tile plain = new Montage.Tile(GRAY, "one");
    return new Montage(2, 40).draw("", List.of(plain, new Montage.Tile(GRAY, caption), plain));
  }

  @Test
  void aCaptionOfTwoLinesMakesEveryRowHigher() {
    RgbImage one = draw("one");
    RgbImage two = draw("one\ntwo");

    assertEquals(one.width(), two.width());
    assertEquals(one.height() + 2 * 18, two.height());
    assertTrue(hasInk(two, 6 + 40 + 18, 6 + 40 + 36), "the second line is written");
  }

  private static boolean hasInk(RgbImage image, int fromRow, int toRow) {
    return IntStream.range(fromRow, toRow)
        .anyMatch(
            y -> IntStream.range(0, image.width()).anyMatch(x -> image.sample(x, y, 0) < 128));
  }
}

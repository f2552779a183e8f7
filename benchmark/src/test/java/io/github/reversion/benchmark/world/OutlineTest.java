package io.github.reversion.benchmark.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OutlineTest {
  private static final Outline SQUARE = Outline.polygon(0, 0, 10, 0, 10, 10, 0, 10);

  @Test
  void distancesAreThoseToTheLine() {
    assertEquals(2, SQUARE.distance(5, 8), 1e-12);
    assertEquals(5, SQUARE.distance(13, 14), 1e-12);
    assertTrue(SQUARE.contains(5, 5));
    assertFalse(SQUARE.contains(5, 10.5));
  }

  @Test
  void gapsAreTheLeastDistance() {
    assertEquals(3, SQUARE.gap(SQUARE.moved(13, 4)), 1e-12);
    assertEquals(0, SQUARE.gap(SQUARE.moved(9, 9)), 1e-12);
    assertEquals(0, SQUARE.gap(SQUARE.placed(0.5, 0, 2, 2)), 1e-12);
    assertTrue(SQUARE.placed(0.5, 0, 2, 2).within(SQUARE, 2));
    assertFalse(SQUARE.placed(0.5, 0, 2, 2).within(SQUARE, 2.1));
  }

  @ParameterizedTest
  @EnumSource
  void shapesAreEvenAboutTheMiddleAxisAndAboutAsLarge(Shape shape) {
    Outline outline = shape.outline();
    assertEquals(0, outline.left() + outline.right(), 1e-9);
    assertTrue(outline.right() <= 1.2 && outline.bottom() <= 1.25 && outline.top() >= -1.25);
    int inside = 0;
    // a grid off the round numbers, so that no point lies on an edge
    for (double y = -1.2963; y < 1.3; y += 0.01) {
      for (double x = -1.2963; x < 1.3; x += 0.01) {
        assertEquals(outline.contains(x, y), outline.contains(-x, y), shape + " at " + x);
        inside += outline.contains(x, y) ? 1 : 0;
      }
    }
    assertTrue(inside > 15_000 && inside < 35_000, shape + ": " + inside);
  }
}

package io.github.reversion.inversion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;

class LossScaleTest {

  @Test
  void aScaleThatWasLoweredToOneGrowsAgain() {
    LossScale scale = LossScale.FIRST;
    while (scale.canLower()) {
      scale = scale.lower();
    }
    assertEquals(1, scale.value());
    for (int step = 0; step < 200; step++) {
      scale = scale.afterGoodStep();
    }
    assertEquals(2, scale.value());
  }

  @Test
  void whereNothingIsScaledNothingChanges() {
    assertSame(LossScale.NONE, LossScale.NONE.afterGoodStep());
    assertFalse(LossScale.NONE.canLower());
  }
}

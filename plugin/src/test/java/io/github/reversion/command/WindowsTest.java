package io.github.reversion.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;

import ij.ImagePlus;
import ij.gui.Plot;
import io.github.reversion.image.RgbImage;
import io.github.reversion.inversion.StepRecord;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is shown while a relation is learned and after. */
class WindowsTest {

  @Test
  void previewsGrowIntoOneStack() {
    PreviewStack previews = new PreviewStack("Previews");
    ImagePlus first = previews.add(10, new RgbImage(2, 1, new byte[] {1, 2, 3, 4, 5, 6}));
    ImagePlus second = previews.add(20, new RgbImage(2, 1, new byte[6]));

    assertSame(first, second);
    assertEquals(2, second.getStackSize());
    assertEquals(2, second.getCurrentSlice());
    assertEquals("step 20", second.getStack().getSliceLabel(2));
    assertEquals(0x010203, second.getStack().getProcessor(1).getPixel(0, 0) & 0xFFFFFF);
  }

  @Test
  void thePlotHasBothCurves() {
    Plot plot =
        LossCurve.plot(
            "hug",
            List.of(
                new StepRecord(1, 0.5, 0, 0.5, 1, 1, Double.NaN),
                new StepRecord(2, 0.25, 0, 0.25, 1, 1, 0.125)));

    assertArrayEquals(new float[] {1, 2}, plot.getXValues());
    assertArrayEquals(new float[] {0.5f, 0.25f}, plot.getYValues());
    assertArrayEquals(new float[] {0.125f}, plot.getDataObjectArrays(1)[1]);
    assertEquals("Loss of hug", plot.getTitle());
  }

  @Test
  void thePlotShowsTheRangeOfTheFrozenBatch() {
    Plot plot =
        LossCurve.plot(
            "hug",
            List.of(
                new StepRecord(1, 9, 0, 9, 1, 1, 0.5), new StepRecord(2, 0.1, 0, 0.1, 1, 1, 0.4)));

    double[] limits = plot.getLimits();
    assertEquals(0.3, limits[2], 1e-9);
    assertEquals(0.6, limits[3], 1e-9);
  }

  @Test
  void nobodyWatchesWithoutAScreen() {
    assertFalse(Screen.isWatched());
  }
}

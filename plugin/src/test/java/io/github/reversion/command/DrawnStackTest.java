package io.github.reversion.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import ij.measure.Measurements;
import ij.measure.ResultsTable;
import ij.plugin.MontageMaker;
import ij.plugin.filter.Analyzer;
import io.github.reversion.image.RgbImage;
import io.github.reversion.pipeline.ImageRequest;
import io.github.reversion.run.ImageSeries;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Generated images are images like all others in ImageJ. */
class DrawnStackTest {
  @TempDir Path folder;
  private final ImagePlus drawn =
      DrawnStack.of(
          ImageSeries.of(
              List.of(),
              List.of(
                  new ImageRequest("cat {} stone", 1),
                  new ImageRequest("cat {} stone", 2),
                  new ImageRequest("owl {} jar", 3))),
          IntStream.of(10, 20, 60).mapToObj(DrawnStackTest::gray).toList(),
          Map.of("steps", "20"));

  private static RgbImage gray(int value) {
    byte[] rgb = new byte[3 * 8 * 8];
    Arrays.fill(rgb, (byte) value);
    return new RgbImage(8, 8, rgb);
  }

  @Test
  void theyAreMeasured() {
    ResultsTable table = new ResultsTable();
    Analyzer analyzer = new Analyzer(drawn, Measurements.MEAN, table);
    for (int slice = 1; slice <= 3; slice++) {
      drawn.setSlice(slice);
      analyzer.measure();
    }
    assertArrayEquals(new double[] {10, 20, 60}, table.getColumn("Mean"), 1e-9);
  }

  @Test
  void theyBecomeAMontage() {
    ImagePlus montage = new MontageMaker().makeMontage2(drawn, 3, 1, 1, 1, 3, 1, 0, false);
    assertEquals(24, montage.getWidth());
    assertEquals(60, montage.getProcessor().get(20, 4) & 0xFF);
  }

  @Test
  void theyAreSavedAndOpenedWithTheirLabels() {
    String file = folder.resolve("drawn.tif").toString();
    assertTrue(IJ.saveAsTiff(drawn, file));
    ImagePlus read = IJ.openImage(file);
    assertEquals("owl {} jar; seed 3", read.getStack().getSliceLabel(3));
    assertEquals("20", read.getProp("reversion.steps"));
    assertArrayEquals((int[]) drawn.getStack().getPixels(2), (int[]) read.getStack().getPixels(2));
  }
}

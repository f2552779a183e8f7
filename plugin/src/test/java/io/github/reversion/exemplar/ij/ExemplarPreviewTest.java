package io.github.reversion.exemplar.ij;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.measure.Calibration;
import ij.plugin.MontageMaker;
import ij.process.ColorProcessor;
import io.github.reversion.exemplar.CaptionRules;
import io.github.reversion.exemplar.Exemplar;
import io.github.reversion.image.Fit;
import io.github.reversion.image.Preprocessing;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ExemplarPreviewTest {
  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void itIsWhatTheModelIsGiven(Fit fit) {
    ExemplarStack stack = stack(image(), fit);
    ImagePlus preview = new ExemplarPreview(stack, 16).asStack();
    assertArrayEquals(new int[] {16, 16, 1, 3, 1}, preview.getDimensions());
    for (int i = 0; i < 3; i++) {
      Exemplar exemplar = stack.read(CaptionRules.english()).list().get(i);
      // As PreparedExemplars asks for it.
      float[] seen = new Preprocessing(16, false).pixelValues(exemplar.image());
      ColorProcessor shown = (ColorProcessor) preview.getStack().getProcessor(i + 1);
      for (int p = 0; p < 256; p++) {
        assertEquals((shown.get(p) >> 16 & 0xFF) / 127.5 - 1, seen[p], 1e-6);
      }
    }
    assertEquals("cat {} stone", preview.getStack().getSliceLabel(2));
  }

  @Test
  void theMontageShowsThePixelsEnlargedByAWholeFactor() {
    ExemplarStack stack = stack(image(), Fit.STRETCH);
    ImagePlus montage = new ExemplarPreview(stack, 64).asMontage();
    assertEquals("noise as learned from, stretch, 64 pixels", montage.getTitle());
    ColorProcessor first =
        (ColorProcessor) new ExemplarPreview(stack, 64).asStack().getStack().getProcessor(1);
    // Two columns of 192 pixels with gaps of 6; 42 are above.
    assertEquals(2 * 198 + 6, montage.getWidth());
    for (int[] at : new int[][] {{0, 0}, {1, 0}, {63, 63}}) {
      int shown = montage.getProcessor().get(6 + 3 * at[0] + 1, 42 + 3 * at[1] + 1);
      assertEquals(first.get(at[0], at[1]) & 0xFFFFFF, shown & 0xFFFFFF);
    }
  }

  @ParameterizedTest
  @CsvSource({"STRETCH, 2.5, 1", "CENTER_CROP, 1, 1", "PAD, 2.5, 2.5"})
  void theCalibrationIsThatOfTheSquare(Fit fit, double width, double height) {
    ImagePlus image = image();
    Calibration calibration = new Calibration();
    calibration.setUnit("micron");
    calibration.pixelWidth = 1;
    calibration.pixelHeight = 1;
    image.setCalibration(calibration);
    Calibration shown = new ExemplarPreview(stack(image, fit), 8).asStack().getCalibration();
    assertEquals("micron", shown.getUnit());
    assertEquals(width, shown.pixelWidth, 1e-12);
    assertEquals(height, shown.pixelHeight, 1e-12);
  }

  @Test
  void cropsOfDifferentSizesHaveNoCalibration() {
    ImagePlus image = image();
    image.getCalibration().setUnit("micron");
    image.getCalibration().pixelWidth = 0.5;
    Roi roi = new Roi(0, 0, 5, 5);
    roi.setPosition(2);
    image.setOverlay(new Overlay(new Roi(0, 0, 4, 4)));
    image.getOverlay().add(roi);
    StackSelection overlay =
        new StackSelection(ExemplarAxis.ALL, "", StackCrop.OVERLAY, Fit.STRETCH);
    ImagePlus preview = new ExemplarPreview(ExemplarStack.of(image, overlay), 8).asStack();
    assertEquals(1, preview.getCalibration().pixelWidth);
  }

  @Test
  void itIsAnOrdinaryImage() {
    ImagePlus preview = new ExemplarPreview(stack(image(), Fit.PAD), 16).asStack();
    ImagePlus montage = new MontageMaker().makeMontage2(preview, 3, 1, 1, 1, 3, 1, 0, false);
    assertEquals(48, montage.getWidth());
    assertTrue(preview.getStatistics().mean > 0);
    assertTrue(IJ.saveAsTiff(preview, folder.resolve("p.tif").toString()));
    ImagePlus read = IJ.openImage(folder.resolve("p.tif").toString());
    assertArrayEquals(
        (int[]) preview.getStack().getPixels(3), (int[]) read.getStack().getPixels(3));
  }

  private static ExemplarStack stack(ImagePlus image, Fit fit) {
    return ExemplarStack.of(image, new StackSelection(ExemplarAxis.ALL, "", StackCrop.AUTO, fit));
  }

  private static ImagePlus image() {
    Random random = new Random(6);
    ImageStack stack = new ImageStack(20, 8);
    for (int i = 0; i < 3; i++) {
      int[] pixels = random.ints(160, 0, 0x1000000).toArray();
      stack.addSlice("cat {} stone", new ColorProcessor(20, 8, pixels));
    }
    return new ImagePlus("noise", stack);
  }
}

package io.github.reversion.benchmark.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.reversion.benchmark.world.SceneSplit;
import io.github.reversion.image.RgbImage;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReconstructionTest {
  /** Every byte off by 5: 10 log10(255^2 / 25). */
  @Test
  void psnrIsThatOfTheMeanSquaredError() {
    List<Trial> trials = Trials.scenes(SceneSplit.VALIDATION, 5);
    Painter off = t -> new ScenePainter().paint(t).stream().map(ReconstructionTest::off).toList();
    assertEquals(34.151, Reconstruction.of(off, trials, 2).psnr(), 1e-3);
  }

  private static RgbImage off(RgbImage image) {
    byte[] rgb = image.rgb().clone();
    for (int i = 0; i < rgb.length; i++) {
      int value = rgb[i] & 0xff;
      rgb[i] = (byte) (value < 128 ? value + 5 : value - 5);
    }
    return new RgbImage(image.width(), image.height(), rgb);
  }
}

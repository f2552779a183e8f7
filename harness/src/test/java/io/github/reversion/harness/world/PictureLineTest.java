package io.github.reversion.harness.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.reversion.benchmark.world.SceneRenderer;
import io.github.reversion.benchmark.world.SceneSplit;
import io.github.reversion.image.RgbImage;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PictureLineTest {
  private static final Trial TRIAL = Trial.of(SceneSplit.VALIDATION, 1).get(0);
  private static final RgbImage PICTURE = SceneRenderer.draw(TRIAL.scene());

  @Test
  void theWorldsOwnPictureIsRightInEveryMeasure() {
    assertEquals(
        Map.of(
            "oracle.relation",
            1.0,
            "oracle.entities",
            1.0,
            "oracle.ground",
            1.0,
            "oracle.style",
            1.0),
        PictureLine.of(TRIAL, PICTURE).scores());
  }

  @Test
  void aPictureOfOneColourShowsNoneOfIt() {
    RgbImage empty = new RgbImage(64, 64, new byte[3 * 64 * 64]);
    Map<String, Double> scores = PictureLine.of(TRIAL, empty).scores();
    assertEquals(0, scores.get("oracle.relation"));
    assertEquals(0, scores.get("oracle.entities"));
    assertFalse(scores.containsKey("oracle.style"), "no entity is there to show a style");
  }

  @Test
  void theSquaredErrorIsTheMeanOverBytes() {
    byte[] rgb = PICTURE.rgb().clone();
    for (int i = 0; i < rgb.length; i += 2) {
      int value = rgb[i] & 0xff;
      rgb[i] = (byte) (value < 128 ? value + 10 : value - 10);
    }
    RgbImage off = new RgbImage(PICTURE.width(), PICTURE.height(), rgb);
    PictureLine line = PictureLine.of(TRIAL, PICTURE).comparedWith(PICTURE, off);
    assertEquals(50, line.scores().get(PictureLine.SQUARED_ERROR), 1e-12);
  }
}

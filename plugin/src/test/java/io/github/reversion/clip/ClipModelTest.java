package io.github.reversion.clip;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.reversion.compute.Autograd;
import io.github.reversion.compute.ComputeDevice;
import io.github.reversion.compute.MappedWeights;
import io.github.reversion.compute.Ops;
import io.github.reversion.compute.Precision;
import io.github.reversion.compute.Torch;
import io.github.reversion.weights.JsonConfig;
import io.github.reversion.weights.Safetensors;
import io.github.reversion.weights.WeightFiles;
import io.github.reversion.weights.WeightsException;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A tiny model with random weights; {@code make.py} beside it wrote what transformers computes. */
class ClipModelTest {
  private static final Path FOLDER =
      Path.of("src/test/resources/io/github/reversion/clip/tiny-clip");
  private static final Path EXPECTED = FOLDER.resolve("expected.safetensors");
  private static final int END = 59;
  private static final float TOLERANCE = 2e-6f;

  @Test
  void featuresAreThoseOfTransformers() {
    try (Ops ops = new Ops();
        NDManager manager = Torch.newManager(ComputeDevice.cpu());
        MappedWeights weights =
            new MappedWeights(
                WeightFiles.find(FOLDER, WeightFiles.TRANSFORMERS),
                ops,
                Precision.FP32,
                ComputeDevice.cpu());
        Autograd off = Autograd.off()) {
      JsonConfig config = JsonConfig.read(FOLDER.resolve("config.json"));
      ClipModel clip = new ClipModel(ClipModel.Config.from(config), weights);
      weights.refuseUnused(name -> false);

      float[] pixels = Safetensors.readFloats(EXPECTED, "pixels");
      float[] images =
          clip.imageFeatures(manager.create(pixels, new Shape(2, 3, 16, 16))).toFloatArray();
      assertArrayEquals(Safetensors.readFloats(EXPECTED, "image_embeds"), images, TOLERANCE);
      float[] texts = clip.textFeatures(manager, ids(), END).toFloatArray();
      assertArrayEquals(Safetensors.readFloats(EXPECTED, "text_embeds"), texts, TOLERANCE);
      assertEquals(Math.log(1 / 0.07), clip.logitScale().getFloat(), 1e-3);
    }
  }

  @Test
  void sizesThatDoNotFitAreRefusedByName() throws IOException {
    ObjectMapper json = new ObjectMapper();
    for (String[] wrong :
        new String[][] {
          {"patch_size", "{\"image_size\": 16, \"patch_size\": 5}"},
          {"num_attention_heads", "{\"hidden_size\": 16, \"num_attention_heads\": 3}"},
          {"hidden_act", "{\"hidden_act\": \"relu\"}"}
        }) {
      JsonConfig config = JsonConfig.of(Path.of("config.json"), json.readTree(wrong[1]));
      WeightsException refused =
          assertThrows(WeightsException.class, () -> ClipVisionConfig.from(config));
      assertTrue(refused.getMessage().contains(wrong[0]), refused.getMessage());
    }
  }

  private static int[][] ids() {
    long[] all = Safetensors.read(EXPECTED, "ids").toLongs();
    int[][] ids = new int[3][all.length / 3];
    for (int i = 0; i < all.length; i++) {
      ids[i / ids[0].length][i % ids[0].length] = (int) all[i];
    }
    return ids;
  }
}

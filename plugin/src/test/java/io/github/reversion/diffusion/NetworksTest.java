package io.github.reversion.diffusion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import io.github.reversion.compute.Autograd;
import io.github.reversion.compute.ComputeDevice;
import io.github.reversion.compute.MappedWeights;
import io.github.reversion.compute.Ops;
import io.github.reversion.compute.Precision;
import io.github.reversion.compute.Torch;
import io.github.reversion.weights.JsonConfig;
import io.github.reversion.weights.Safetensors;
import io.github.reversion.weights.TensorData;
import io.github.reversion.weights.WeightFiles;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworksTest {
  private static final Path GOLDENS = Path.of("src/test/resources/goldens");

  @ParameterizedTest
  @ValueSource(strings = {"tiny-sd15", "tiny-sd21", "tiny-eps"})
  void checkpointedGradientEqualsTheOneRecordedAtOnce(String checkpoint) {
    Path folder = GOLDENS.resolve(checkpoint).resolve("unet");
    Map<String, TensorData> golden =
        Safetensors.read(GOLDENS.resolve("unet/" + checkpoint + ".safetensors"));
    try (Ops ops = new Ops();
        MappedWeights weights =
            new MappedWeights(
                WeightFiles.find(folder, WeightFiles.DIFFUSERS),
                ops,
                Precision.FP32,
                ComputeDevice.cpu());
        NDManager manager = Torch.newManager(ComputeDevice.cpu())) {
      UNetConfig config = UNetConfig.from(JsonConfig.read(folder.resolve("config.json")));
      UNet2DConditionModel unet = new UNet2DConditionModel(config, weights);
      weights.refuseUnused(name -> false);
      try (NDScope scope = new NDScope()) {
        NDArray latents = array(manager, golden, "batch2/in.latents");
        NDArray t = array(manager, golden, "batch2/in.timesteps");
        NDArray context = array(manager, golden, "batch2/in.context");
        NDArray g = array(manager, golden, "batch2/in.g");
        NDArray leaf = Autograd.leaf(context);
        try (Autograd on = Autograd.recording()) {
          NDArray sample = unet.predict(latents, t, leaf);
          NDArray expected = array(manager, golden, "batch2/out.sample");
          assertTrue(sample.sub(expected).abs().max().getFloat() < 5e-5);
          Autograd.backward(sample, g);
        }
        NDArray expected = array(manager, golden, "batch2/out.grad_context");
        NDArray gradient = leaf.getGradient();
        assertTrue(gradient.sub(expected).abs().max().getFloat() < 3e-5);
        UNetCheckpointing.Result result =
            new UNetCheckpointing(unet)
                .lossAndGradient(latents, t, context, sample -> sample.mul(g).sum());
        float scale = gradient.abs().max().getFloat();
        float difference = result.contextGradient().sub(gradient).abs().max().getFloat();
        assertEquals(0, difference / scale, 2e-6);
      }
    }
  }

  private static NDArray array(NDManager manager, Map<String, TensorData> golden, String name) {
    TensorData data = golden.get(name);
    return manager.create(data.toFloats(), new Shape(data.dimensions()));
  }
}

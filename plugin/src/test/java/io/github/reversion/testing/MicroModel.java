package io.github.reversion.testing;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.reversion.clip.ClipTextConfig;
import io.github.reversion.clip.ClipTextModel;
import io.github.reversion.compute.ComputeDevice;
import io.github.reversion.compute.Draws;
import io.github.reversion.compute.Ops;
import io.github.reversion.compute.Precision;
import io.github.reversion.compute.Torch;
import io.github.reversion.compute.Weights;
import io.github.reversion.diffusion.AutoencoderConfig;
import io.github.reversion.diffusion.AutoencoderKL;
import io.github.reversion.diffusion.UNet2DConditionModel;
import io.github.reversion.diffusion.UNetConfig;
import io.github.reversion.weights.JsonConfig;
import io.github.reversion.weights.SafetensorsWriter;
import io.github.reversion.weights.TensorData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.LongStream;

/**
 * The smallest whole model in diffusers layout, with random weights: some times faster than the
 * tiny checkpoints, for tests of many steps.
 *
 * <p>Images of 16 pixels, latents of 8; the tokenizer is that of tiny-sd21, padding token included.
 */
public final class MicroModel {
  private static final String TEXT =
      """
      {"vocab_size": 4096, "hidden_size": 8, "intermediate_size": 16, "num_hidden_layers": 1,
       "num_attention_heads": 2, "max_position_embeddings": 77, "hidden_act": "gelu"}
      """;
  private static final String UNET =
      """
      {"sample_size": 8, "block_out_channels": [8], "down_block_types": ["DownBlock2D"],
       "up_block_types": ["UpBlock2D"], "layers_per_block": 1, "attention_head_dim": 2,
       "cross_attention_dim": 8, "norm_num_groups": 4, "use_linear_projection": true}
      """;
  private static final String VAE =
      """
      {"sample_size": 16, "block_out_channels": [4, 4],
       "down_block_types": ["DownEncoderBlock2D", "DownEncoderBlock2D"],
       "up_block_types": ["UpDecoderBlock2D", "UpDecoderBlock2D"], "norm_num_groups": 2}
      """;

  private MicroModel() {}

  /** Writes the model into a folder that does not exist yet, and returns it. */
  public static Path write(Path folder) throws IOException {
    for (String part : new String[] {"model_index.json", "scheduler", "tokenizer"}) {
      Tiny.copy(Tiny.SD21.resolve(part), Files.createDirectories(folder).resolve(part));
    }
    write(
        folder.resolve("text_encoder"),
        "model",
        TEXT,
        (config, weights) -> new ClipTextModel(ClipTextConfig.from(config), weights));
    String networks = "diffusion_pytorch_model";
    write(
        folder.resolve("unet"),
        networks,
        UNET,
        (config, weights) -> new UNet2DConditionModel(UNetConfig.from(config), weights));
    write(
        folder.resolve("vae"),
        networks,
        VAE,
        (config, weights) -> new AutoencoderKL(AutoencoderConfig.from(config), weights));
    return folder;
  }

  private static void write(
      Path part, String name, String config, BiConsumer<JsonConfig, Weights> network)
      throws IOException {
    Files.createDirectories(part);
    Path json = Files.writeString(part.resolve("config.json"), config);
    try (Ops ops = new Ops();
        NDManager manager = Torch.newManager(ComputeDevice.cpu())) {
      RandomWeights weights = new RandomWeights(ops, manager, new LinkedHashMap<>());
      network.accept(JsonConfig.read(json), weights);
      SafetensorsWriter.write(
          part.resolve(name + ".safetensors"), weights.tensors(), Map.of("format", "pt"));
    }
  }

  /** Makes up and keeps every weight that a network asks for. */
  private record RandomWeights(Ops ops, NDManager manager, Map<String, TensorData> tensors)
      implements Weights {

    @Override
    public Precision precision() {
      return Precision.FP32;
    }

    @Override
    public boolean has(String name) {
      return tensors.containsKey(name);
    }

    @Override
    public NDArray get(String name, long... shape) {
      float[] numbers = new float[(int) LongStream.of(shape).reduce(1, (a, b) -> a * b)];
      new Draws(0).stream(name).fillGaussian(numbers);
      float scale = 1f / (float) Math.sqrt((double) numbers.length / shape[0]);
      for (int i = 0; i < numbers.length; i++) {
        // Norms around 1, biases around 0, everything else so that variances stay what they are.
        numbers[i] =
            shape.length > 1
                ? scale * numbers[i]
                : (name.endsWith("weight") ? 1 : 0) + numbers[i] / 10;
      }
      tensors.put(name, TensorData.ofFloats(numbers, shape));
      return manager.create(numbers, new Shape(shape));
    }
  }
}

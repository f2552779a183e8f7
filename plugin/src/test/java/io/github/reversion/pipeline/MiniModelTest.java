package io.github.reversion.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.reversion.compute.Autograd;
import io.github.reversion.compute.Draws;
import io.github.reversion.compute.Torch;
import io.github.reversion.diffusion.Sampler;
import io.github.reversion.diffusion.SamplerKind;
import io.github.reversion.diffusion.Samplers;
import io.github.reversion.image.RgbImage;
import io.github.reversion.store.ModelStore;
import io.github.reversion.testing.Tiny;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The embedded model draws. */
class MiniModelTest {
  @TempDir static Path home;
  private static StableDiffusion mini;

  @BeforeAll
  static void load() {
    mini = Tiny.load(new ModelStore(home).model(ModelStore.MINI));
  }

  @AfterAll
  static void close() {
    mini.close();
  }

  @ParameterizedTest
  @EnumSource
  void everySamplerEndsInFiniteLatents(SamplerKind kind) {
    try (NDManager manager = Torch.newManager(mini.device());
        Autograd off = Autograd.off()) {
      Sampler sampler = Samplers.create(kind, mini.scheduler(), 8);
      int side = mini.resolution() / mini.vae().config().downscale();
      Shape shape = new Shape(1, 4, side, side);
      Prompts prompts = new Prompts(mini, List.of());
      NDArray context =
          prompts.encode(
              manager, List.of(prompts.ids(""), prompts.ids("red circle on blue square")));
      NDArray latents =
          new GuidedSampler(mini.unet(), sampler, 4)
              .sample(
                  noise(manager, shape, 0),
                  context,
                  call -> noise(manager, shape, call + 1),
                  state -> true);
      for (float number : latents.toFloatArray()) {
        assertTrue(Math.abs(number) < 50, kind + " ends in " + number);
      }
    }
  }

  private static NDArray noise(NDManager manager, Shape shape, long call) {
    float[] numbers = new float[(int) shape.size()];
    new Draws(5).stream("test", call).fillGaussian(numbers);
    return manager.create(numbers, shape);
  }

  @Test
  void pictureIsNeitherBlackNorNoise() {
    GenerationOptions options = GenerationOptions.quick();
    RgbImage image =
        new TextToImage(mini, List.of(), options)
            .generate(
                List.of(new ImageRequest("red circle on blue square", 3)), GenerationListener.NONE)
            .get(0);
    assertEquals(mini.resolution(), image.width());
    byte[] rgb = image.rgb();
    int[] levels = IntStream.range(0, rgb.length).map(i -> rgb[i] & 0xff).toArray();
    double spread =
        IntStream.of(levels).summaryStatistics().getMax()
            - IntStream.of(levels).summaryStatistics().getMin();
    assertTrue(spread > 100, "levels spread over " + spread);
    double jumps =
        IntStream.range(3, levels.length)
            .map(i -> Math.abs(levels[i] - levels[i - 3]))
            .average()
            .orElseThrow();
    // Neighbours in noise differ by 85 levels on average.
    assertTrue(jumps < 20, "neighbours differ by " + jumps);
  }
}

package io.github.reversion.benchmark.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.reversion.benchmark.training.Objective;
import io.github.reversion.benchmark.training.TrainingOps;
import io.github.reversion.benchmark.world.SceneSampler;
import io.github.reversion.clip.ClipModel;
import io.github.reversion.clip.ClipTokenizer;
import io.github.reversion.clip.ClipVisionConfig;
import io.github.reversion.compute.ComputeDevice;
import io.github.reversion.compute.Draws;
import io.github.reversion.compute.Ops;
import io.github.reversion.compute.Precision;
import io.github.reversion.compute.RandomStream;
import io.github.reversion.compute.Torch;
import io.github.reversion.compute.Weights;
import io.github.reversion.diffusion.AutoencoderConfig;
import java.nio.file.Path;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingScenesTest {
  private static final Draws DRAWS = new Draws(1);

  @TempDir private Path folder;

  @Test
  void aSeedHasAMillionOfItsOwn() {
    assertEquals(0, new TrainingScenes(0).index(0));
    assertEquals(3_000_007, new TrainingScenes(3).index(7));
    assertEquals(new TrainingScenes(4).index(0), new TrainingScenes(3).index(1_000_000));
    assertEquals(SceneSampler.training(3_000_007), new TrainingScenes(3).scene(7));
  }

  @Test
  void theAutoencoderLearnsFromThoseOfItsSeed() {
    AutoencoderConfig config = AutoencoderConfig.from(ModelTemplate.vae(folder));
    assertSeen((ops, scenes) -> new VaeObjective(config, ops, DRAWS, scenes));
  }

  @Test
  void theClipLearnsFromThoseOfItsSeed() {
    ClipModel.Config config = ClipModel.Config.from(ModelTemplate.writeClip(folder));
    ClipTokenizer tokenizer = ClipTokenizer.load(folder.resolve("clip"));
    assertSeen((ops, scenes) -> new ClipObjective(config, tokenizer, ops, DRAWS, scenes));
  }

  @Test
  void theClassifierLearnsFromThoseOfItsSeed() {
    ClipVisionConfig config = ClipVisionConfig.from(ModelTemplate.writeClassifier(folder));
    assertSeen((ops, scenes) -> new ClassifierObjective(config, ops, DRAWS, scenes));
  }

  private interface Maker {
    Objective of(TrainingOps ops, TrainingScenes scenes);
  }

  /** The same network, asked about samples of the same numbers, with other scenes only. */
  private static void assertSeen(Maker maker) {
    try (TrainingOps ops = new TrainingOps();
        Ops weightOps = new Ops();
        NDManager manager = Torch.newManager(ComputeDevice.cpu())) {
      Function<TrainingScenes, Float> loss =
          scenes ->
              maker
                  .of(ops, scenes)
                  .over(new SomeWeights(weightOps, manager))
                  .of(manager, 0, 2)
                  .getFloat();
      float first = loss.apply(new TrainingScenes(1));
      assertTrue(Float.isFinite(first));
      assertEquals(first, loss.apply(new TrainingScenes(1)));
      assertNotEquals(first, loss.apply(new TrainingScenes(2)));
    }
  }

  /** Any numbers, always the same of a name. */
  private record SomeWeights(Ops ops, NDManager manager) implements Weights {
    @Override
    public Precision precision() {
      return Precision.FP32;
    }

    @Override
    public boolean has(String name) {
      return true;
    }

    @Override
    public NDArray get(String name, long... shape) {
      Shape sizes = new Shape(shape);
      RandomStream stream = new Draws(7).stream(name);
      float[] numbers = new float[(int) sizes.size()];
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = (float) (0.1 * stream.nextGaussian());
      }
      return manager.create(numbers, sizes);
    }
  }
}

package io.github.reversion.benchmark.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.types.Shape;
import io.github.reversion.UserException;
import io.github.reversion.compute.ComputeDevice;
import io.github.reversion.compute.Torch;
import io.github.reversion.store.ModelStore;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LatentPoolTest {
  @TempDir private Path home;

  private LatentPool.Source source(int count) {
    Path vae = new ModelStore(home).model(ModelStore.MINI).resolve("vae");
    return new LatentPool.Source(vae, new TrainingScenes(5), count, ComputeDevice.cpu(), 2);
  }

  @Test
  void asManyScenesAreEncodedAsAskedFor() {
    try (LatentPool pool = LatentPool.of(source(3), () -> false).orElseThrow()) {
      assertEquals(3, pool.size());
      assertEquals(new Shape(4, 16, 16), pool.latentShape());
      assertEquals(new TrainingScenes(5).scene(2), pool.scene(2));
    }
  }

  @Test
  void whoStopsItLeavesNothingBehind() {
    int before = Torch.liveArrays();
    AtomicInteger asked = new AtomicInteger();
    assertEquals(Optional.empty(), LatentPool.of(source(300), () -> asked.incrementAndGet() > 1));
    assertEquals(2, asked.get());
    assertEquals(before, Torch.liveArrays());
  }

  @Test
  void anAutoencoderThatIsMissingIsNamedAndLeavesNothingBehind() {
    int before = Torch.liveArrays();
    LatentPool.Source missing =
        new LatentPool.Source(
            home.resolve("none"), new TrainingScenes(1), 50, ComputeDevice.cpu(), 1);
    UserException refused =
        assertThrows(UserException.class, () -> LatentPool.of(missing, () -> false));
    assertTrue(refused.getMessage().contains("none: is missing"), refused.getMessage());
    assertEquals(before, Torch.liveArrays());
  }
}

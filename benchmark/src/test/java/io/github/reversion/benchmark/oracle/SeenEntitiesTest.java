package io.github.reversion.benchmark.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.reversion.benchmark.world.Scene;
import io.github.reversion.benchmark.world.SceneRenderer;
import io.github.reversion.benchmark.world.SceneSampler;
import io.github.reversion.benchmark.world.SceneSplit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeenEntitiesTest {

  @Test
  void twoAreSeenInEveryScene() {
    List<String> wrong = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      Scene scene = SceneSampler.scene(SceneSplit.VALIDATION, i);
      int count = SeenEntities.count(SceneRenderer.draw(scene));
      if (count != 2) {
        wrong.add(count + " in " + scene);
      }
    }
    assertEquals(List.of(), wrong);
  }
}

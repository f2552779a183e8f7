package io.github.reversion.harness.world;

import io.github.reversion.benchmark.world.SceneRenderer;
import io.github.reversion.image.RgbImage;
import java.util.List;

/** Paints scenes as the world itself draws them. */
final class ScenePainter implements Painter {
  @Override
  public List<RgbImage> paint(List<Trial> trials) {
    return trials.stream().map(trial -> SceneRenderer.draw(trial.scene())).toList();
  }
}

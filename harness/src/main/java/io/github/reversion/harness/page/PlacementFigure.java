package io.github.reversion.harness.page;

import io.github.reversion.benchmark.world.Composition;
import io.github.reversion.benchmark.world.Extra;
import io.github.reversion.benchmark.world.Placement;
import io.github.reversion.benchmark.world.Scene;
import io.github.reversion.benchmark.world.SceneRenderer;
import io.github.reversion.benchmark.world.SceneSampler;
import io.github.reversion.benchmark.world.SceneSplit;
import io.github.reversion.image.Montage;
import io.github.reversion.image.RgbImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;

/** A scene of each placement, and of each extra. */
public final class PlacementFigure {
  private static final int COLUMNS = 5;
  private static final long MOST = 10_000;

  private PlacementFigure() {}

  /** Draws it; the same picture each time, but for the fonts. */
  public static RgbImage draw() {
    List<Montage.Tile> tiles = new ArrayList<>();
    for (Placement placement : Placement.values()) {
      tiles.add(tile(placement, Set.of(), placement.toString()));
    }
    for (Extra extra : Extra.values()) {
      tiles.add(tile(Placement.ABOVE, Set.of(extra), extra + " (above)"));
    }
    return new Montage(COLUMNS, 2 * Composition.SIDE).draw("", tiles);
  }

  private static Montage.Tile tile(Placement placement, Set<Extra> extras, String caption) {
    Scene scene =
        LongStream.range(0, MOST)
            .mapToObj(i -> SceneSampler.scene(SceneSplit.VALIDATION, i))
            .filter(s -> s.placement() == placement && s.extras().equals(extras))
            .findFirst()
            .orElseThrow();
    return new Montage.Tile(SceneRenderer.draw(scene), caption);
  }
}

package io.github.reversion.benchmark.page;

import io.github.reversion.benchmark.measure.Study;
import io.github.reversion.benchmark.world.BenchmarkRelation;
import io.github.reversion.benchmark.world.Composition;
import io.github.reversion.image.Montage;
import io.github.reversion.image.RgbImage;
import java.util.ArrayList;
import java.util.List;

/** The ten relations, a row each: exemplars, what words draw, what the learned token draws. */
public final class RelationFigure {
  private static final int EACH = 3;

  private RelationFigure() {}

  /** Draws it with the relations that the study learned, learning those that it lacks. */
  public static RgbImage of(Study study) {
    List<Montage.Tile> tiles = new ArrayList<>();
    for (BenchmarkRelation relation : BenchmarkRelation.values()) {
      tiles.addAll(tiles(study.exemplars(relation, EACH), relation + ", exemplar"));
      tiles.addAll(tiles(study.drawnByWords(relation, EACH), "A " + relation.words() + " B"));
      tiles.addAll(tiles(study.drawnByToken(relation, EACH), "A <R> B"));
    }
    return new Montage(3 * EACH, 2 * Composition.SIDE).draw("", tiles);
  }

  private static List<Montage.Tile> tiles(List<RgbImage> images, String caption) {
    return images.stream().map(image -> new Montage.Tile(image, caption)).toList();
  }
}

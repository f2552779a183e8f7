package io.github.reversion.harness.world;

import io.github.reversion.benchmark.model.ClassifierReading;
import io.github.reversion.benchmark.model.SceneClassifier;
import io.github.reversion.benchmark.world.Scene;
import io.github.reversion.harness.score.ClassifierScorer;
import io.github.reversion.harness.score.Measures;
import io.github.reversion.image.RgbImage;
import java.util.List;
import java.util.Map;

/**
 * Paints scenes as the world draws them, and has a classifier read them.
 *
 * @param classifier that is asked about A and B
 */
record ClassifierPainter(SceneClassifier classifier) implements Painter {
  private static final String NAME = ClassifierScorer.NAME + ".";

  @Override
  public List<RgbImage> paint(List<Trial> trials) {
    return new ScenePainter().paint(trials);
  }

  @Override
  public PictureLine line(Trial trial, RgbImage image) {
    Scene asked = trial.scene();
    ClassifierReading reading = classifier.read(List.of(image), List.of(asked.pair())).get(0);
    return new PictureLine(
        trial.number(),
        Map.of(
            NAME + Measures.RELATION,
            reading.shows(asked.placement(), asked.extras()) ? 1.0 : 0.0,
            NAME + Measures.ENTITIES,
            reading.shows(asked.pair()) ? 1.0 : 0.0),
        reading.toString());
  }
}

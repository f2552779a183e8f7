package io.github.reversion.harness.report;

import io.github.reversion.harness.runs.ImageKey;
import io.github.reversion.harness.score.ScoreLine;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What scorers say of images by one measure, to be looked up beside another image. */
final class ImageScores {
  private final Map<Place, Double> scores = new HashMap<>();

  private record Place(ImageKey image, String scorer) {}

  ImageScores(List<ScoreLine> lines, String measure) {
    for (ScoreLine line : lines) {
      Double score = line.scores().get(measure);
      if (score != null) {
        scores.put(new Place(line.key(), line.scorer()), score);
      }
    }
  }

  /** Empty where the scorer has none of the image. */
  Optional<Double> of(ImageKey image, String scorer) {
    return Optional.ofNullable(scores.get(new Place(image, scorer)));
  }
}

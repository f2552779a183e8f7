package io.github.reversion.harness.report;

import io.github.reversion.harness.score.Accuracy;
import io.github.reversion.harness.score.Judgement;
import io.github.reversion.harness.score.Question;
import io.github.reversion.harness.score.Scorer;
import io.github.reversion.image.RgbImage;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says how bright an image is: a mean, not a share; and knows how often it is right. */
final class Brightness implements Scorer {
  static final String HASH = "1".repeat(64);

  @Override
  public String name() {
    return "light";
  }

  @Override
  public String hash() {
    return HASH;
  }

  @Override
  public Optional<Accuracy> accuracy() {
    return Optional.of(new Accuracy("broad daylight", 93, 100));
  }

  @Override
  public List<Judgement> judge(Question question, List<RgbImage> images) {
    return images.stream()
        .map(image -> Map.of("red", image.sample(0, 0, 0) / 255.0, "relation", 1.0))
        .map(scores -> new Judgement(scores, ""))
        .toList();
  }
}

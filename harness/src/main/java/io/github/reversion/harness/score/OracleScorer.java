package io.github.reversion.harness.score;

import io.github.reversion.benchmark.oracle.Oracle;
import io.github.reversion.benchmark.oracle.Reading;
import io.github.reversion.benchmark.oracle.Strangers;
import io.github.reversion.benchmark.world.BenchmarkRelation;
import io.github.reversion.benchmark.world.EntityPair;
import io.github.reversion.benchmark.world.Scene;
import io.github.reversion.benchmark.world.SceneRenderer;
import io.github.reversion.benchmark.world.SceneSampler;
import io.github.reversion.benchmark.world.SceneSplit;
import io.github.reversion.image.RgbImage;
import io.github.reversion.weights.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * Judges pictures of the scene world by what its oracle reads in them: exactly, and the same
 * everywhere.
 */
public final class OracleScorer implements Scorer {
  /** What it is called. */
  public static final String NAME = "oracle";

  /** Counts up with other rules that the pinned pictures need not show. */
  private static final int RULES = 4;

  private static final int PINNED = 16;

  private final String hash = hashOfVerdicts();

  @Override
  public String name() {
    return NAME;
  }

  /** Follows from what the oracle says of some pictures: one that judges otherwise has another. */
  @Override
  public String hash() {
    return hash;
  }

  private static String hashOfVerdicts() {
    Sha256 verdicts = new Sha256();
    verdicts.add(new byte[] {RULES});
    for (int i = 0; i < PINNED; i++) {
      Scene scene = SceneSampler.scene(SceneSplit.VALIDATION, i);
      RgbImage image = SceneRenderer.draw(scene);
      for (EntityPair pair : List.of(scene.pair(), scene.pair().swapped())) {
        verdicts.add(described(Oracle.read(image, pair)).getBytes(StandardCharsets.UTF_8));
      }
    }
    return verdicts.hex();
  }

  private static String described(Reading reading) {
    return "%s %s %s %s %s %s\n"
        .formatted(
            reading.a(),
            reading.b(),
            reading.placement(),
            reading.ground(),
            reading.style(),
            reading.reason());
  }

  @Override
  public List<Judgement> judge(Question question, List<RgbImage> images) {
    SceneQuestion asked = SceneQuestion.of(NAME, question);
    return images.stream().map(image -> judge(question, asked, image)).toList();
  }

  private static Judgement judge(Question question, SceneQuestion asked, RgbImage image) {
    Reading reading = Oracle.read(image, asked.pair());
    boolean right = shows(reading, asked.relation());
    boolean reversed = shows(Oracle.read(image, asked.pair().swapped()), asked.relation());
    Map<String, Double> scores =
        SceneJudgement.scores(asked, right, reversed, reading.a(), reading.b());
    asked
        .ground()
        .ifPresent(
            ground -> scores.put(Measures.GROUND, SceneJudgement.number(reading.shows(ground))));
    asked
        .style()
        .flatMap(reading::shows)
        .ifPresent(obeyed -> scores.put(Measures.STYLE, SceneJudgement.number(obeyed)));
    if (!asked.strangers().isEmpty()) {
      boolean leaked = Strangers.seen(image, asked.pair(), reading, asked.strangers()).isPresent();
      scores.put(Measures.LEAKAGE, SceneJudgement.number(leaked));
    }
    String seen =
        SceneJudgement.seen(
            question, asked, reading.entities(), relation -> shows(reading, relation));
    return new Judgement(scores, seen, reading.reason());
  }

  private static boolean shows(Reading reading, BenchmarkRelation relation) {
    return reading.shows(relation.placement(), relation.extras());
  }
}

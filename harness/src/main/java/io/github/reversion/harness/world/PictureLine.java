package io.github.reversion.harness.world;

import io.github.reversion.benchmark.oracle.Oracle;
import io.github.reversion.benchmark.oracle.Reading;
import io.github.reversion.benchmark.world.Scene;
import io.github.reversion.harness.score.Measures;
import io.github.reversion.harness.score.OracleScorer;
import io.github.reversion.image.RgbImage;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a picture of a scene shows: a line of {@code ROW.jsonl}.
 *
 * @param number of the scene in its row
 * @param scores by measure, with the scorer's name and a dot in front
 * @param reason what the oracle says
 */
record PictureLine(int number, Map<String, Double> scores, String reason) {
  /** The mean over the bytes of a picture of their squared difference from the scene's. */
  static final String SQUARED_ERROR = "pixels.squared_error";

  PictureLine {
    scores = Collections.unmodifiableMap(new LinkedHashMap<>(scores));
  }

  /** Reads a picture and compares it with what was asked for. */
  static PictureLine of(Trial trial, RgbImage image) {
    Scene asked = trial.scene();
    Reading reading = Oracle.read(image, asked.pair());
    Map<String, Double> scores = new LinkedHashMap<>();
    put(scores, Measures.RELATION, reading.shows(asked.placement(), asked.extras()));
    put(scores, Measures.ENTITIES, reading.entities());
    put(scores, Measures.GROUND, reading.shows(asked.ground()));
    reading.shows(asked.style()).ifPresent(obeyed -> put(scores, Measures.STYLE, obeyed));
    return new PictureLine(trial.number(), scores, reading.reason());
  }

  private static void put(Map<String, Double> scores, String measure, boolean yes) {
    scores.put(OracleScorer.NAME + "." + measure, yes ? 1.0 : 0.0);
  }

  /** With the squared error of a picture that should be the scene's own. */
  PictureLine comparedWith(RgbImage scene, RgbImage image) {
    byte[] wanted = scene.rgb();
    byte[] is = image.rgb();
    long sum = 0;
    for (int i = 0; i < is.length; i++) {
      int difference = (is[i] & 0xff) - (wanted[i] & 0xff);
      sum += (long) difference * difference;
    }
    Map<String, Double> more = new LinkedHashMap<>(scores);
    more.put(SQUARED_ERROR, sum / (double) is.length);
    return new PictureLine(number, more, reason);
  }
}

package io.github.reversion.benchmark.measure;

import io.github.reversion.benchmark.oracle.Oracle;
import io.github.reversion.benchmark.oracle.Reading;
import io.github.reversion.benchmark.oracle.Strangers;
import io.github.reversion.benchmark.world.Scene;
import io.github.reversion.image.RgbImage;
import java.util.Optional;

/**
 * What was seen in the picture of a {@link Trial}.
 *
 * @param relation whether exactly the placement and the extras asked for hold
 * @param entities whether A and B are there
 * @param ground whether it is the one asked for
 * @param style whether it is the one asked for; true where no entity could show it
 * @param leaked whether an entity is there that only the exemplars have
 * @param reason what the oracle says
 */
public record Outcome(
    boolean relation,
    boolean entities,
    boolean ground,
    boolean style,
    boolean leaked,
    String reason) {

  /** Reads a picture and compares it with what was asked for. */
  static Outcome of(Trial trial, RgbImage image) {
    Scene asked = trial.scene();
    Reading reading = Oracle.read(image, asked.pair());
    return new Outcome(
        reading.shows(asked.placement(), asked.extras()),
        reading.entities(),
        reading.ground().equals(Optional.of(asked.ground())),
        reading.style().map(asked.style()::equals).orElse(true),
        Strangers.seen(image, asked.pair(), reading, trial.strangers()).isPresent(),
        reading.reason());
  }
}

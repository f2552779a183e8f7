package io.github.reversion.benchmark.measure;

import io.github.reversion.benchmark.oracle.Reading;
import io.github.reversion.benchmark.world.Scene;
import java.util.Optional;

/**
 * What was seen in the picture of a {@link Trial}.
 *
 * @param relation whether exactly the placement and the extras asked for hold
 * @param entities whether A and B are there
 * @param ground whether it is the one asked for
 * @param style whether it is the one asked for; true where no entity could show it
 * @param reason what the oracle says
 */
public record Outcome(
    boolean relation, boolean entities, boolean ground, boolean style, String reason) {

  /** Compares what was read with what was asked for. */
  public static Outcome of(Scene asked, Reading reading) {
    return new Outcome(
        reading.shows(asked.placement(), asked.extras()),
        reading.entities(),
        reading.ground().equals(Optional.of(asked.ground())),
        reading.style().map(asked.style()::equals).orElse(true),
        reading.reason());
  }
}

package io.github.reversion.benchmark.measure;

import io.github.reversion.inversion.InversionOptions;
import java.util.Map;

/** A way to learn a relation: the method, or the method without one of its parts. */
public enum Variant {
  /** Denoising loss alone, timesteps uniform (Gal et al. 2023). */
  TEXTUAL_INVERSION(Map.of("steerWeight", "0", "importanceAlpha", "0")),
  WITHOUT_STEERING(Map.of("steerWeight", "0")),
  WITHOUT_IMPORTANCE(Map.of("importanceAlpha", "0")),
  FULL(Map.of());

  @SuppressWarnings("ImmutableEnumChecker") // nobody writes into it
  private final Map<String, String> changes;

  Variant(Map<String, String> changes) {
    this.changes = changes;
  }

  /** The method's options with those of the variant. */
  InversionOptions of(InversionOptions method) {
    return InversionOptions.SETTINGS.with(method, changes);
  }
}

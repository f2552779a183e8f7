package io.github.reversion.benchmark.measure;

import io.github.reversion.inversion.InversionOptions;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A row of the table: a way to say what stands where, or a way to make the picture. */
public enum Row {
  DRAWN("scenes drawn by the world, read by the oracle", Kind.SCENES),
  AUTOENCODER("the same through the autoencoder", Kind.SCENES),
  SCENES("scenes of all kinds, said in full", Kind.SCENES),
  HELD_OUT("the same with pairs of entities that training held out", Kind.SCENES),
  WORDS("the ten relations by composed words", Kind.SAID),
  AND("the ten relations by \"and\"", Kind.SAID),
  /** Denoising loss alone, timesteps uniform (Gal et al. 2023). */
  TEXTUAL_INVERSION("`<R>`, Textual Inversion", Map.of("steerWeight", "0", "importanceAlpha", "0")),
  WITHOUT_STEERING("`<R>`, without steering", Map.of("steerWeight", "0")),
  WITHOUT_IMPORTANCE("`<R>`, without importance sampling", Map.of("importanceAlpha", "0")),
  FULL("`<R>`, full method", Map.of());

  private enum Kind {
    /** Scenes of any kind. */
    SCENES,
    /** Scenes of the ten relations, said in words. */
    SAID,
    /** The same, said by a token that was learned. */
    LEARNED
  }

  private final String title;
  private final Kind kind;

  @SuppressWarnings("ImmutableEnumChecker") // nobody writes into it
  private final Map<String, String> changes;

  Row(String title, Kind kind) {
    this.title = title;
    this.kind = kind;
    this.changes = Map.of();
  }

  Row(String title, Map<String, String> changes) {
    this.title = title;
    this.kind = Kind.LEARNED;
    this.changes = changes;
  }

  /** What it is, for people. */
  public String title() {
    return title;
  }

  /** Whether its pictures are of the ten relations of the benchmark. */
  public boolean isOfRelations() {
    return kind != Kind.SCENES;
  }

  /** Whether its relations are learned from exemplars. */
  public boolean isLearned() {
    return kind == Kind.LEARNED;
  }

  /** The rows whose relations are learned. */
  public static List<Row> learned() {
    return Arrays.stream(values()).filter(Row::isLearned).toList();
  }

  /** The method without what this row leaves out. */
  InversionOptions of(InversionOptions method) {
    return InversionOptions.SETTINGS.with(method, changes);
  }

  static Optional<Row> named(String name) {
    return Arrays.stream(values()).filter(row -> row.toString().equals(name)).findFirst();
  }

  /** As files and the command line call it: {@code held_out}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}

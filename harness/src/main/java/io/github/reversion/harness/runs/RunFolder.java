package io.github.reversion.harness.runs;

import io.github.reversion.UserException;
import io.github.reversion.benchmark.suite.Suite;
import io.github.reversion.benchmark.suite.SuiteRelation;
import io.github.reversion.exemplar.ExemplarHash;
import io.github.reversion.exemplar.Exemplars;
import io.github.reversion.harness.json.Json;
import io.github.reversion.harness.json.JsonLines;
import io.github.reversion.harness.plan.Unit;
import io.github.reversion.store.ModelStore;
import io.github.reversion.weights.AtomicFile;
import io.github.reversion.weights.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Where the relations and images of a suite are, with a table of them: all that scoring needs.
 *
 * @param root the folder
 */
public record RunFolder(Path root) {
  private static final String REMEDY = "name a folder that 'reversion run' has written";

  /** {@code run.json}: what all of it follows from. */
  Path description() {
    return root.resolve("run.json");
  }

  /** {@code environment.json}: when, where and by what. */
  Path environment() {
    return root.resolve("environment.json");
  }

  /** {@code suite.yaml}: the suite as it was. */
  public Path suiteFile() {
    return root.resolve("suite.yaml");
  }

  /** {@code images.jsonl}: a line an image. */
  public JsonLines<ImageLine> imageLines() {
    return new JsonLines<>(root.resolve("images.jsonl"), ImageLine.class);
  }

  /** Where an image goes, seen from the folder. */
  static String image(Unit.Images prompt, int sample) {
    int number = prompt.relation().scenarios().indexOf(prompt.scenario());
    return "images/%s/%s/%04d-%d.png"
        .formatted(prompt.relation().name(), prompt.method().name(), number, sample);
  }

  /** The relation that an inversion learns. */
  public Path relation(Unit.Inversion unit) {
    return learned(unit, ".safetensors");
  }

  /** What an inversion goes on from if it is stopped. */
  Path checkpoint(Unit.Inversion unit) {
    return learned(unit, ".checkpoint.safetensors");
  }

  private Path learned(Unit.Inversion unit, String end) {
    String name = "%s-%d%s".formatted(unit.method().name(), unit.seed(), end);
    return root.resolve("relations").resolve(unit.relation().name()).resolve(name);
  }

  /** Whether an inversion has come to its end. */
  boolean isLearned(Unit.Inversion unit) {
    return Files.exists(relation(unit));
  }

  /**
   * The hash that lines of images name.
   *
   * @param inversion whose relation draws them, where the method learns one
   * @return SHA-256 of the relation's file, an empty text where there is no inversion; nothing
   *     where it has not come to its end yet
   */
  Optional<String> embedding(Optional<Unit.Inversion> inversion) {
    return inversion
        .map(unit -> isLearned(unit) ? Optional.of(hash(relation(unit))) : Optional.<String>empty())
        .orElse(Optional.of(""));
  }

  private static String hash(Path file) {
    try {
      return Sha256.of(file);
    } catch (IOException e) {
      throw new UserException(file + " cannot be read (" + e + "); make it readable.", e);
    }
  }

  /** Where it stands what a relation was learned from. */
  public Path exemplarNote(String relation) {
    return root.resolve("exemplars").resolve(relation + ".json");
  }

  /** Whether a relation was run, so that it is known what it was learned from. */
  public boolean hasExemplars(String relation) {
    return Files.exists(exemplarNote(relation));
  }

  /** A copy of the exemplars of a relation, where the suite names a folder of them. */
  KeptExemplars keptExemplars(String relation) {
    return new KeptExemplars(root.resolve("exemplars").resolve(relation));
  }

  /**
   * The files that tell what a relation was learned from: the note, and the copy of the exemplars
   * where there is one.
   *
   * @return seen from the folder, with slashes; none if the relation was not run
   */
  public List<String> exemplarFiles(String relation) {
    if (!hasExemplars(relation)) {
      return List.of();
    }
    KeptExemplars kept = keptExemplars(relation);
    Stream<Path> copies = kept.areThere() ? kept.files().stream() : Stream.empty();
    return Stream.concat(Stream.of(exemplarNote(relation)), copies)
        .map(file -> root.relativize(file).toString().replace('\\', '/'))
        .toList();
  }

  /**
   * The exemplars of a relation: the copy that was kept, else those that the suite names.
   *
   * @param store where exemplars are
   * @throws UserException if they are not there, or are others than those that the run has learned
   *     from
   */
  public Exemplars exemplars(SuiteRelation relation, ModelStore store) {
    KeptExemplars kept = keptExemplars(relation.name());
    Exemplars exemplars = kept.areThere() ? kept.read() : relation.exemplars().read(store);
    if (hasExemplars(relation.name())
        && !exemplars(relation.name()).sha256().equals(ExemplarHash.of(exemplars))) {
      throw new UserException(
          "%s has other exemplars of %s than this run has learned from; restore them."
              .formatted(
                  kept.areThere() ? kept.folder() : relation.exemplars().source(),
                  relation.name()));
    }
    return exemplars;
  }

  /** What a relation was learned from. */
  public ExemplarNote exemplars(String relation) {
    return ExemplarNote.read(exemplarNote(relation));
  }

  /**
   * Makes the folder one for these images, or goes on with it if it is.
   *
   * @throws UserException if it holds others, naming file and key
   */
  void claim(Suite suite, RunDescription wanted) {
    boolean claimed = Files.exists(description());
    if (claimed) {
      Json.requireSame(description(), read(), wanted);
    }
    AtomicFile.writeText(suiteFile(), suite.text()); // it may expect other scores than before
    if (!claimed) {
      Json.write(description(), wanted);
    }
  }

  /** Whether a run was begun in a folder. */
  public static boolean isThere(Path folder) {
    return Files.exists(new RunFolder(folder).description());
  }

  /**
   * What all of it follows from.
   *
   * @throws UserException if this is no folder of a run, or one of another schema
   */
  public RunDescription read() {
    return Json.read(description(), RunDescription.class, RunDescription.SCHEMA, REMEDY);
  }

  /** By which builds of this program it was filled, as far as that is noted. */
  public String builds() {
    List<String> builds = Environment.read(environment()).builds();
    return builds.isEmpty() ? read().version() : String.join("; ", builds);
  }

  /**
   * The suite that was run.
   *
   * @throws UserException if it is not the one that {@code run.json} names any more
   */
  public Suite suite() {
    RunDescription run = read();
    Suite suite = Suite.read(suiteFile());
    if (!suite.sha256().equals(run.suiteSha256())) {
      throw new UserException(
          "%s, suite_sha256: is %s, and %s has %s; put the suite back as it was."
              .formatted(description(), run.suiteSha256(), suiteFile(), suite.sha256()));
    }
    return suite;
  }

  /**
   * The images there are, each once, in the order of the suite.
   *
   * @param complaints takes a sentence for each line that cannot be used
   */
  public List<ImageLine> images(Places places, Consumer<String> complaints) {
    JsonLines.Content<ImageLine> content = imageLines().read();
    content.broken().forEach(complaints);
    Map<ImageKey, ImageLine> lines = new LinkedHashMap<>();
    for (ImageLine line : content.lines()) {
      if (places.has(line.key())) {
        lines.put(line.key(), line);
      } else {
        complaints.accept(
            "%s, prompt: the suite has no %s; the line is left out."
                .formatted(imageLines().file(), line.key()));
      }
    }
    return places.sorted(lines.values(), ImageLine::key);
  }
}

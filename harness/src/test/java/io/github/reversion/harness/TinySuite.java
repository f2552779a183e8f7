package io.github.reversion.harness;

import io.github.reversion.benchmark.folder.ExemplarFolders;
import io.github.reversion.benchmark.suite.Suite;
import io.github.reversion.benchmark.world.BenchmarkRelation;
import io.github.reversion.exemplar.ExemplarHash;
import io.github.reversion.store.ModelStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A suite that the embedded model runs in seconds: two relations, two methods, two steps. */
public final class TinySuite {
  /** Where tests keep the embedded model. */
  public static final ModelStore STORE = new ModelStore(Path.of("target", "test-home"));

  private TinySuite() {}

  /** Writes it into a folder. */
  public static Path write(Path folder) {
    return write(folder, "");
  }

  /** Writes it into a folder, with something behind it. */
  public static Path write(Path folder, String more) {
    String text =
        """
        schema: 1
        name: tiny
        description: Two relations.
        model: mini
        preset: quick
        images_per_prompt: 2
        drawing: { steps: 2 }
        learning: { steps: 2, batch_size: 2, initializer: and }
        methods:
          - { name: and, says: and }
          - { name: full, says: token }
        relations:
          - name: on
            exemplars: world:on
            sha256: %s
            words: "on"
            scenarios:
              - { a: red star, b: blue circle, background: gray, style: flat }
              - { a: green heart, b: pink cross }
          - name: hanging_from
            exemplars: world:hanging_from
            sha256: %s
            words: tied below
            scenarios:
              - { a: red star, b: blue circle, background: black, style: outlined }
              - { a: green heart, b: pink cross, background: white }
        """
            .formatted(hash(BenchmarkRelation.ON), hash(BenchmarkRelation.HANGING_FROM));
    try {
      return Files.writeString(folder.resolve("tiny.yaml"), text + more);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads it. */
  public static Suite read(Path folder) {
    return Suite.read(write(folder));
  }

  private static String hash(BenchmarkRelation relation) {
    return ExemplarHash.of(ExemplarFolders.exemplars(relation));
  }
}

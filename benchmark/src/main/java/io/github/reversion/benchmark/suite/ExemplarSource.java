package io.github.reversion.benchmark.suite;

import io.github.reversion.benchmark.folder.ExemplarFolders;
import io.github.reversion.benchmark.world.BenchmarkRelation;
import io.github.reversion.exemplar.ExemplarFolder;
import io.github.reversion.exemplar.Exemplars;
import io.github.reversion.store.ModelStore;
import java.nio.file.Path;
import java.util.List;

/** Where the exemplars of a relation come from. */
public sealed interface ExemplarSource {

  /**
   * Gets them.
   *
   * @throws io.github.reversion.UserException if they are not there or cannot be learned from
   */
  Exemplars read(ModelStore store);

  /** Those that come with this program: {@code example:wrapped_in}. */
  record Example(String name) implements ExemplarSource {
    private static final String PREFIX = ModelStore.EXAMPLE;

    @Override
    public Exemplars read(ModelStore store) {
      return ExemplarFolder.read(store.exemplars(this.toString()));
    }

    @Override
    public String toString() {
      return PREFIX + name;
    }
  }

  /** Those that the scene world draws: {@code world:wrapped_in}. */
  record World(BenchmarkRelation relation) implements ExemplarSource {
    private static final String PREFIX = "world:";

    @Override
    public Exemplars read(ModelStore store) {
      return ExemplarFolders.exemplars(relation);
    }

    @Override
    public String toString() {
      return PREFIX + relation;
    }
  }

  /** Those that the user imported: {@code imported:wrapped_in}. */
  record Imported(String name) implements ExemplarSource {
    private static final String PREFIX = "imported:";

    @Override
    public Exemplars read(ModelStore store) {
      return ImportedExemplars.of(store).read(name);
    }

    @Override
    public String toString() {
      return PREFIX + name;
    }
  }

  /** A folder of images and {@code text.json}. */
  record Folder(Path folder) implements ExemplarSource {
    @Override
    public Exemplars read(ModelStore store) {
      return ExemplarFolder.read(folder);
    }

    @Override
    public String toString() {
      return folder.toString();
    }
  }

  /**
   * What a suite means.
   *
   * @param value such as {@code world:wrapped_in}, or a folder
   * @param beside the folder that other folders are seen from
   */
  static ExemplarSource of(YamlValue value, Path beside) {
    String written = value.text();
    if (written.startsWith(Example.PREFIX)) {
      return new Example(name(value, Example.PREFIX));
    } else if (written.startsWith(World.PREFIX)) {
      return new World(relation(value));
    } else if (written.startsWith(Imported.PREFIX)) {
      return new Imported(name(value, Imported.PREFIX));
    }
    return new Folder(value.path(beside));
  }

  private static String name(YamlValue value, String prefix) {
    String name = value.text().substring(prefix.length());
    if (!YamlValue.NAME.matcher(name).matches()) {
      throw value
          .place()
          .refusal(
              "'%s' names no relation; write such as %swrapped_in."
                  .formatted(value.text(), prefix));
    }
    return name;
  }

  private static BenchmarkRelation relation(YamlValue value) {
    String name = name(value, World.PREFIX);
    List<BenchmarkRelation> all = List.of(BenchmarkRelation.values());
    return all.stream()
        .filter(relation -> relation.toString().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                value
                    .place()
                    .refusal(
                        "The scene world has no relation '%s'; it has %s.".formatted(name, all)));
  }
}

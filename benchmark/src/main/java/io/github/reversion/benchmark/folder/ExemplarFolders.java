package io.github.reversion.benchmark.folder;

import io.github.reversion.benchmark.world.BenchmarkRelation;
import io.github.reversion.benchmark.world.Scene;
import io.github.reversion.benchmark.world.SceneCaption;
import io.github.reversion.benchmark.world.SceneRenderer;
import io.github.reversion.benchmark.world.SceneSampler;
import io.github.reversion.benchmark.world.SceneSplit;
import io.github.reversion.exemplar.Exemplar;
import io.github.reversion.exemplar.ExemplarFolder;
import io.github.reversion.exemplar.Exemplars;
import io.github.reversion.image.ImageFiles;
import io.github.reversion.image.Montage;
import io.github.reversion.weights.AtomicFile;
import io.github.reversion.weights.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The exemplars of the benchmark: ten folders, one a relation. */
public final class ExemplarFolders {
  /** Pictures in each: the first scenes of the benchmark's split. */
  public static final int COUNT = 10;

  private ExemplarFolders() {}

  /** The scenes that the exemplars of a relation show. */
  public static List<Scene> scenes(BenchmarkRelation relation) {
    return IntStream.range(0, COUNT)
        .mapToObj(i -> SceneSampler.scene(relation, SceneSplit.BENCHMARK, i))
        .toList();
  }

  /** The exemplars of a relation, each with captions that say less and more. */
  public static Exemplars exemplars(BenchmarkRelation relation) {
    List<Exemplar> list = new ArrayList<>();
    for (Scene scene : scenes(relation)) {
      list.add(
          new Exemplar(
              "%02d.png".formatted(list.size()),
              SceneRenderer.draw(scene),
              List.of(
                  SceneCaption.of(scene, List.of(), false, false).with("{}"),
                  SceneCaption.of(scene, List.of(), true, false).with("{}"),
                  SceneCaption.of(scene, List.of(), true, true).with("{}"))));
    }
    return new Exemplars(relation.toString(), list);
  }

  /**
   * Writes them; beside the folder a picture of all, and the hashes of all files in lines as {@code
   * sha256sum} writes them, both with the folder's name.
   */
  public static void write(Path folder) {
    List<Montage.Tile> tiles = new ArrayList<>();
    for (BenchmarkRelation relation : BenchmarkRelation.values()) {
      Exemplars exemplars = exemplars(relation);
      writeExemplars(folder.resolve(relation.toString()), exemplars);
      exemplars.list().forEach(e -> tiles.add(new Montage.Tile(e.image(), relation.toString())));
    }
    writeHashes(folder);
    Path beside = folder.resolveSibling(folder.getFileName() + ".png");
    ImageFiles.writePng(beside, SceneFolder.sheet("The ten relations", tiles));
  }

  private static void writeExemplars(Path folder, Exemplars exemplars) {
    try {
      ExemplarFolder.write(folder, exemplars);
    } catch (IOException e) {
      throw new UncheckedIOException(folder + " cannot be written", e);
    }
  }

  private static void writeHashes(Path folder) {
    StringBuilder list = new StringBuilder();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        String name = folder.relativize(file).toString().replace('\\', '/');
        list.append(Sha256.of(file)).append("  ").append(name).append('\n');
      }
    } catch (IOException e) {
      throw new UncheckedIOException(folder + " cannot be read", e);
    }
    AtomicFile.writeText(folder.resolveSibling(folder.getFileName() + ".sha256"), list.toString());
  }
}

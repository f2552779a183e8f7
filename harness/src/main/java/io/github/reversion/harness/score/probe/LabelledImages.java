package io.github.reversion.harness.score.probe;

import io.github.reversion.UserException;
import io.github.reversion.benchmark.suite.SuiteRelation;
import io.github.reversion.exemplar.Exemplar;
import io.github.reversion.harness.score.ScoredRun;
import io.github.reversion.image.ImageFiles;
import io.github.reversion.image.RgbImage;
import io.github.reversion.weights.Sha256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Images whose relation is known.
 *
 * @param source what to call them
 * @param byRelation the images of each relation
 */
record LabelledImages(String source, Map<String, List<RgbImage>> byRelation) {
  private static final List<String> ENDINGS = List.of(".png", ".jpg", ".jpeg", ".tif", ".tiff");

  /** What {@code reversion world draw scenes} writes beside its scenes. */
  private static final String SHEET = "sheet.png";

  /** Fewer cannot be learned from and judged. */
  private static final int FEWEST = 2;

  /** The exemplars of a suite's relations. */
  static LabelledImages exemplars(ScoredRun run) {
    Map<String, List<RgbImage>> images = new LinkedHashMap<>();
    for (SuiteRelation relation : run.suite().relations()) {
      images.put(
          relation.name(), run.exemplars(relation).list().stream().map(Exemplar::image).toList());
    }
    return new LabelledImages("the exemplars", images).checked(run);
  }

  /**
   * The images of a folder's sub-folders, which are called like relations.
   *
   * @throws UserException if a relation of the suite has no sub-folder, or one has too few images,
   *     or an image cannot be read
   */
  static LabelledImages folder(Path folder, ScoredRun run) {
    Map<String, List<RgbImage>> images = new LinkedHashMap<>();
    for (Path relation : list(folder).filter(Files::isDirectory).toList()) {
      images.put(
          relation.getFileName().toString(),
          list(relation).filter(LabelledImages::isImage).map(ImageFiles::read).toList());
    }
    return new LabelledImages(folder.toString(), images).checked(run);
  }

  private static Stream<Path> list(Path folder) {
    try (Stream<Path> all = Files.list(folder)) {
      return all.sorted().toList().stream();
    } catch (IOException e) {
      throw new UserException(
          folder + " cannot be read (" + e + "); name a folder with a sub-folder a relation.", e);
    }
  }

  private static boolean isImage(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return !name.equals(SHEET) && ENDINGS.stream().anyMatch(name::endsWith);
  }

  private LabelledImages checked(ScoredRun run) {
    if (byRelation.size() < 2) {
      throw refusal(
          "shows fewer than two relations",
          "name a folder that has a sub-folder for each relation and for others: probe::FOLDER");
    }
    for (SuiteRelation relation : run.suite().relations()) {
      if (!byRelation.containsKey(relation.name())) {
        throw refusal("has no sub-folder " + relation.name(), "add it, with images that show it");
      }
    }
    byRelation.forEach(
        (relation, images) -> {
          if (images.size() < FEWEST) {
            throw refusal("has fewer than %d images of %s".formatted(FEWEST, relation), "add some");
          }
        });
    return this;
  }

  private UserException refusal(String reason, String remedy) {
    return new UserException(
        "The scorer probe cannot learn: %s %s; %s.".formatted(source, reason, remedy));
  }

  /** The relations, in order. */
  List<String> relations() {
    return List.copyOf(byRelation.keySet());
  }

  /** All images, relation by relation. */
  List<RgbImage> images() {
    return byRelation.values().stream().flatMap(List::stream).toList();
  }

  /** The number of each image's relation. */
  int[] labels() {
    List<Integer> labels = new ArrayList<>();
    List<String> relations = relations();
    byRelation.forEach(
        (relation, images) -> images.forEach(image -> labels.add(relations.indexOf(relation))));
    return labels.stream().mapToInt(Integer::intValue).toArray();
  }

  /** Tells them apart from others: over names, sizes and pixels. */
  String sha256() {
    Sha256 hash = new Sha256();
    byRelation.forEach(
        (relation, images) -> {
          byte[] name = relation.getBytes(StandardCharsets.UTF_8);
          hash.add(numbers(name.length, images.size()));
          hash.add(name);
          for (RgbImage image : images) {
            hash.add(numbers(image.width(), image.height()));
            hash.add(image.rgb());
          }
        });
    return hash.hex();
  }

  private static ByteBuffer numbers(int one, int other) {
    return ByteBuffer.allocate(2 * Integer.BYTES).putInt(0, one).putInt(Integer.BYTES, other);
  }
}

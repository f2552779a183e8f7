package io.github.reversion.harness.runs;

import io.github.reversion.harness.plan.Plan;
import io.github.reversion.harness.plan.Unit;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The images that a folder has already.
 *
 * @param files whether it has one, seen from the folder
 * @param lines that tell of them
 */
public record Drawn(Predicate<String> files, Map<ImageKey, ImageLine> lines) {

  /**
   * How many of the images of a plan a folder has, of the same suite.
   *
   * @param out the folder of a run
   */
  public static long count(Plan plan, Path out) {
    RunFolder folder = new RunFolder(out);
    if (!folder.read().suiteSha256().equals(plan.suite().sha256())) {
      return 0;
    }
    Places places = new Places(plan.suite());
    return folder.images(places, sentence -> {}).stream()
        .filter(image -> plan.prompts().contains(places.prompt(image.key())))
        .count();
  }

  /** Those of a folder. */
  static Drawn in(RunFolder folder, Places places, Predicate<String> files) {
    return new Drawn(
        files,
        folder.images(places, sentence -> {}).stream()
            .collect(Collectors.toMap(ImageLine::key, line -> line)));
  }

  /**
   * Those of some images that have no line or no file, or were drawn with another relation.
   *
   * @param embedding the hash of the relation, or empty
   */
  PromptSamples missing(PromptSamples some, String embedding) {
    return new PromptSamples(
        some.prompt(),
        some.inversion(),
        some.samples().stream().filter(sample -> !has(some.prompt(), sample, embedding)).toList());
  }

  private boolean has(Unit.Images prompt, int sample, String embedding) {
    ImageLine line = lines.get(Places.key(prompt, sample));
    String file = RunFolder.image(prompt, sample);
    return line != null
        && line.embedding().equals(embedding)
        && line.file().equals(file)
        && files.test(file);
  }
}

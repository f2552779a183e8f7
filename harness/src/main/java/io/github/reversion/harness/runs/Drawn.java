package io.github.reversion.harness.runs;

import io.github.reversion.harness.plan.Unit;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The images that a folder has already.
 *
 * @param files whether it has one, seen from the folder
 * @param lines that tell of them
 */
record Drawn(Predicate<String> files, Map<ImageKey, ImageLine> lines) {

  /** Those of a folder. */
  static Drawn in(RunFolder folder, Places places, Predicate<String> files) {
    return new Drawn(
        files,
        folder.images(places, sentence -> {}).stream()
            .collect(Collectors.toMap(ImageLine::key, line -> line)));
  }

  /**
   * The images of a prompt that have no line or no file, or were drawn with another relation.
   *
   * @param count images of each prompt
   * @param embedding the hash of the relation, or empty
   */
  PromptSamples missing(Unit.Images prompt, int count, String embedding) {
    return new PromptSamples(
        prompt,
        IntStream.range(0, count)
            .filter(sample -> !has(prompt, sample, embedding))
            .boxed()
            .toList());
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

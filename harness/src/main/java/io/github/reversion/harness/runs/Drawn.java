package io.github.reversion.harness.runs;

import io.github.reversion.harness.plan.Unit;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The images that a folder has already.
 *
 * @param folder of the run
 * @param lines that tell of them
 */
record Drawn(RunFolder folder, Map<ImageKey, ImageLine> lines) {

  /** Those of a folder. */
  static Drawn in(RunFolder folder, Places places) {
    return new Drawn(
        folder,
        folder.images(places, sentence -> {}).stream()
            .collect(Collectors.toMap(ImageLine::key, line -> line)));
  }

  /**
   * Those images of a prompt that have no line or no file, or were drawn with another relation.
   *
   * @param samples which of them are looked for
   * @param embedding the hash of the relation, or empty
   */
  List<Integer> missing(Unit.Images prompt, List<Integer> samples, String embedding) {
    return samples.stream().filter(sample -> !has(prompt, sample, embedding)).toList();
  }

  private boolean has(Unit.Images prompt, int sample, String embedding) {
    ImageLine line = lines.get(Places.key(prompt, sample));
    String file = RunFolder.image(prompt, sample);
    return line != null
        && line.embedding().equals(embedding)
        && line.file().equals(file)
        && Files.isRegularFile(folder.root().resolve(file));
  }
}

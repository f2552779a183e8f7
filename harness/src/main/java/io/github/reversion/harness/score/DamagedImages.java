package io.github.reversion.harness.score;

import io.github.reversion.RunFailedException;
import io.github.reversion.harness.json.JsonLines;
import io.github.reversion.harness.runs.ImageKey;
import io.github.reversion.harness.runs.ImageLine;
import io.github.reversion.harness.runs.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/**
 * Images of a run whose files cannot be read, or are not the images that were drawn any more.
 *
 * @param sentences what is wrong with each, and what to do
 */
record DamagedImages(Map<ImageKey, String> sentences) {
  private static final int NAMED = 20;

  DamagedImages {
    sentences = Map.copyOf(sentences);
  }

  /** Those that a judge finds. */
  static DamagedImages among(
      List<ImageLine> images, Judge judge, Workers workers, BooleanSupplier stop) {
    Map<ImageKey, String> found = new ConcurrentHashMap<>();
    List<Workers.Task> tasks = new ArrayList<>();
    for (ImageLine image : images) {
      tasks.add(
          halt -> judge.damage(image).ifPresent(sentence -> found.put(image.key(), sentence)));
    }
    workers.run(tasks, stop);
    return new DamagedImages(found);
  }

  boolean has(ImageKey image) {
    return sentences.containsKey(image);
  }

  /**
   * Refuses to call the scores whole if there are some.
   *
   * @param file that lists the images
   * @throws RunFailedException that names them by their lines in it
   */
  void refuse(JsonLines<ImageLine> file) {
    if (sentences.isEmpty()) {
      return;
    }
    List<String> told = new ArrayList<>();
    JsonLines.Content<ImageLine> content = file.read();
    for (int i = 0; i < content.lines().size(); i++) {
      String sentence = sentences.get(content.lines().get(i).key());
      if (sentence != null) {
        told.add("%s, line %d: %s".formatted(file.file(), content.numbers().get(i), sentence));
      }
    }
    throw new RunFailedException(
        "%d images are damaged; their prompts are left out, all others are scored.\n%s%s"
            .formatted(
                sentences.size(),
                String.join("\n", told.subList(0, Math.min(NAMED, told.size()))),
                told.size() > NAMED ? "\nAnd others." : ""));
  }
}

package io.github.reversion.harness.world;

import io.github.reversion.harness.json.JsonLines;
import io.github.reversion.image.RgbImage;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Has scenes painted and reads the pictures, each once.
 *
 * @param painter of the pictures
 * @param batch pictures painted at once
 * @param stop asked before each batch
 * @param warnings takes a sentence for each line that cannot be used
 */
record PictureMeasuring(
    Painter painter, int batch, BooleanSupplier stop, Consumer<String> warnings) {

  /** Adds the lines that a file lacks. */
  void measure(List<Trial> trials, JsonLines<PictureLine> file) {
    Set<Integer> read =
        file.mend(warnings).stream().map(PictureLine::number).collect(Collectors.toSet());
    List<Trial> left = trials.stream().filter(trial -> !read.contains(trial.number())).toList();
    for (int i = 0; i < left.size() && !stop.getAsBoolean(); i += batch) {
      List<Trial> part = left.subList(i, Math.min(left.size(), i + batch));
      List<RgbImage> images = painter.paint(part);
      for (int j = 0; j < part.size(); j++) {
        file.append(painter.line(part.get(j), images.get(j)));
      }
    }
  }
}

package io.github.reversion.harness.score;

import io.github.reversion.harness.json.JsonLines;
import io.github.reversion.harness.runs.ImageKey;
import io.github.reversion.harness.runs.ImageLine;
import io.github.reversion.harness.runs.Places;
import io.github.reversion.harness.runs.RunFolder;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The scores of a run's images, of all scorers: {@code scores.jsonl}.
 *
 * @param lines of the file
 * @param places the order of the images
 * @param images that there are
 */
public record ScoreFile(JsonLines<ScoreLine> lines, Places places, List<ImageLine> images) {

  /** That of a folder. */
  public static ScoreFile of(RunFolder folder, Places places, List<ImageLine> images) {
    return new ScoreFile(
        new JsonLines<>(folder.root().resolve("scores.jsonl"), ScoreLine.class), places, images);
  }

  /**
   * The scores of the images that there are: one an image and scorer, the last that was written.
   * Scores of images that have changed since are left out.
   *
   * @param complaints takes a sentence for each line that cannot be used
   */
  public List<ScoreLine> read(Consumer<String> complaints) {
    JsonLines.Content<ScoreLine> content = lines.read();
    content.broken().forEach(complaints);
    Map<ImageKey, String> hashes =
        images.stream().collect(Collectors.toMap(ImageLine::key, ImageLine::sha256));
    Map<Place, ScoreLine> last = new LinkedHashMap<>();
    for (ScoreLine line : content.lines()) {
      if (line.image().equals(hashes.get(line.key()))) {
        last.put(new Place(line.key(), line.scorer()), line);
      }
    }
    return sorted(last.values());
  }

  private record Place(ImageKey image, String scorer) {}

  /** Puts others in the place of all. */
  void write(Collection<ScoreLine> others) {
    lines.replace(sorted(others));
  }

  private List<ScoreLine> sorted(Collection<ScoreLine> some) {
    Function<ScoreLine, ImageKey> key = ScoreLine::key;
    return places.sorted(
        some.stream().sorted(Comparator.comparing(ScoreLine::scorer)).toList(), key);
  }
}

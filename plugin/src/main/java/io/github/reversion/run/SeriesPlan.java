package io.github.reversion.run;

import io.github.reversion.pipeline.ImageRequest;
import io.github.reversion.settings.SettingException;
import io.github.reversion.store.LearnedRelations;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a user wants to be drawn, before the relations are read.
 *
 * @param rows the prompts
 * @param relations files, or names of relations that were learned on this computer; a row that
 *     names its own has only those
 * @param options how many images, from which seeds
 */
public record SeriesPlan(List<PromptRow> rows, List<String> relations, SeriesOptions options) {

  /** Copies the lists; refuses to draw nothing. */
  public SeriesPlan {
    rows = List.copyOf(rows);
    relations = List.copyOf(relations);
    if (rows.isEmpty()) {
      throw new SettingException("prompts is empty; write at least one, such as cat <R> stone.");
    }
  }

  /** How many images there will be. */
  public long images() {
    long drawnAgain = rows.stream().filter(row -> isDrawn(row, 1)).count();
    return (rows.size() + (turns().size() - 1) * drawnAgain) * options.count();
  }

  /**
   * Reads the relations and says image by image what is to be drawn.
   *
   * @param learned where names of relations are looked up
   * @param width numbers in a vector of the model's text encoder
   * @throws SettingException if there is no relation of a name
   * @throws io.github.reversion.weights.WeightsException if a relation cannot be read
   */
  public ImageSeries read(LearnedRelations learned, int width) {
    Map<Path, RelationSource> read = new LinkedHashMap<>();
    List<ImageSeries.Part> parts = new ArrayList<>();
    List<List<String>> turns = turns();
    for (int turn = 0; turn < turns.size(); turn++) {
      for (int i = 0; i < rows.size(); i++) {
        PromptRow row = rows.get(i);
        if (!isDrawn(row, turn)) {
          continue;
        }
        List<RelationSource> known =
            (row.relations().isEmpty() ? turns.get(turn) : row.relations())
                .stream()
                    .map(name -> file(name, learned))
                    .map(file -> read.computeIfAbsent(file, f -> RelationSource.read(f, width)))
                    .toList();
        // By its place among all rows: each turn draws a prompt from the same noise.
        long seed = row.seed().orElse(options.seed() + (long) i * options.count());
        parts.add(
            new ImageSeries.Part(
                known, ImageRequest.series(List.of(row.prompt()), options.count(), seed)));
      }
    }
    return new ImageSeries(joined(parts));
  }

  /** The relations of the whole series: all of them, or one after the other. */
  private List<List<String>> turns() {
    return options.oneByOne() && relations.size() > 1
        ? relations.stream().map(List::of).toList()
        : List.of(relations);
  }

  /** A prompt with relations of its own is drawn in the first turn only. */
  private static boolean isDrawn(PromptRow row, int turn) {
    return turn == 0 || row.relations().isEmpty();
  }

  /** A row may also call those of the whole series by their names. */
  private Path file(String name, LearnedRelations learned) {
    Path path = Path.of(name);
    return Stream.concat(Stream.of(path), relations.stream().map(Path::of))
        .filter(file -> stem(file).equals(stem(path)))
        .filter(Files::isRegularFile)
        .findFirst()
        .orElseGet(() -> learned.resolve(name));
  }

  private static String stem(Path file) {
    return String.valueOf(file.getFileName()).replaceFirst("\\.safetensors$", "");
  }

  /** Neighbours of the same relations become one part. */
  private static List<ImageSeries.Part> joined(List<ImageSeries.Part> parts) {
    List<ImageSeries.Part> joined = new ArrayList<>();
    for (ImageSeries.Part part : parts) {
      int last = joined.size() - 1;
      if (last >= 0 && joined.get(last).relations().equals(part.relations())) {
        List<ImageRequest> requests = new ArrayList<>(joined.get(last).requests());
        requests.addAll(part.requests());
        joined.set(last, new ImageSeries.Part(part.relations(), requests));
      } else {
        joined.add(part);
      }
    }
    return joined;
  }
}

package io.github.reversion.spark.work;

import io.github.reversion.UserException;
import io.github.reversion.harness.json.Json;
import io.github.reversion.harness.runs.ImageLine;
import io.github.reversion.harness.runs.Places;
import io.github.reversion.harness.runs.RunFolder;
import io.github.reversion.harness.score.LocalJudge;
import io.github.reversion.harness.score.Scorer;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Scores of images: a line each, a {@code ScoreLine}.
 *
 * @param scorer its name
 * @param hash that of the driver's
 * @param images a line of JSON each, an {@code ImageLine}
 */
public record ScoreWork(String scorer, String hash, List<String> images) implements Work {
  /** Copies the list. */
  public ScoreWork {
    images = List.copyOf(images);
  }

  @Override
  public List<String> lines(Executor executor) {
    Scorer judging = executor.scorer(scorer);
    if (!judging.hash().equals(hash)) {
      throw new UserException(
          "%s would score by another %s than the driver; give all the same jar and model."
              .formatted(executor.host(), scorer));
    }
    List<ImageLine> asked =
        images.stream().map(line -> Json.ofLine(line, ImageLine.class)).toList();
    return executor
        .place()
        .work(
            folder -> needs(asked, folder),
            folder ->
                new LocalJudge(folder, new Places(executor.suite()), judging)
                    .score(asked, executor::interrupted).stream().map(Json::line).toList());
  }

  private static List<Path> needs(List<ImageLine> asked, RunFolder folder) {
    return asked.stream()
        .flatMap(
            image ->
                Stream.of(
                    folder.root().resolve(image.file()), folder.exemplarNote(image.relation())))
        .distinct()
        .toList();
  }
}

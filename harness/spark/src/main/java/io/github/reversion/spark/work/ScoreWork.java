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
 * Scores of prompts: a line an image, a {@code ScoreLine}.
 *
 * @param scorer as on the command line
 * @param hash that of the driver's
 * @param exemplars the files of the run's folder that tell of them
 * @param prompts all images of each: a line of JSON an image, an {@code ImageLine}
 */
public record ScoreWork(
    String scorer, String hash, List<String> exemplars, List<List<String>> prompts)
    implements Work {
  /** Copies the lists. */
  public ScoreWork {
    exemplars = List.copyOf(exemplars);
    prompts = prompts.stream().map(List::copyOf).toList();
  }

  @Override
  public List<String> lines(Executor executor) {
    Scorer judging = executor.scorer(scorer, exemplars);
    if (!judging.hash().equals(hash)) {
      throw new UserException(
          "%s would score by another %s than the driver; give all the same jar and model."
              .formatted(executor.host(), judging.name()));
    }
    List<List<ImageLine>> asked = prompts.stream().map(ScoreWork::images).toList();
    return executor
        .place()
        .work(
            folder -> needs(asked, folder),
            folder ->
                new LocalJudge(folder, new Places(executor.suite()), judging)
                    .score(asked, executor::interrupted).stream().map(Json::line).toList());
  }

  private static List<ImageLine> images(List<String> prompt) {
    return prompt.stream().map(line -> Json.ofLine(line, ImageLine.class)).toList();
  }

  private static List<Path> needs(List<List<ImageLine>> asked, RunFolder folder) {
    return asked.stream()
        .flatMap(List::stream)
        .flatMap(
            image ->
                Stream.of(
                    folder.root().resolve(image.file()), folder.exemplarNote(image.relation())))
        .distinct()
        .toList();
  }
}

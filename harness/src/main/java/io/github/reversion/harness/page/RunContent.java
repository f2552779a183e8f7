package io.github.reversion.harness.page;

import io.github.reversion.benchmark.suite.Suite;
import io.github.reversion.harness.report.Report;
import io.github.reversion.harness.report.Results;
import io.github.reversion.harness.runs.ImageKey;
import io.github.reversion.harness.runs.ImageLine;
import io.github.reversion.harness.runs.Places;
import io.github.reversion.harness.runs.RunDescription;
import io.github.reversion.harness.runs.RunFolder;
import io.github.reversion.harness.score.ScoreFile;
import io.github.reversion.harness.score.ScoreLine;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * All that a page about a run tells.
 *
 * @param folder of the run
 * @param run what its images follow from
 * @param suite that was run
 * @param report what it came to
 * @param images in the order of the suite
 * @param scores of each image, by all scorers
 */
record RunContent(
    RunFolder folder,
    RunDescription run,
    Suite suite,
    Report report,
    List<ImageLine> images,
    Map<ImageKey, List<ScoreLine>> scores) {

  /** That of a folder; lines that cannot be used were told when the report was made. */
  static RunContent of(RunFolder folder, Report report) {
    Suite suite = folder.suite();
    Places places = new Places(suite);
    List<ImageLine> images = folder.images(places, sentence -> {});
    return new RunContent(
        folder,
        folder.read(),
        suite,
        report,
        images,
        ScoreFile.of(folder, places, images).read(sentence -> {}).stream()
            .collect(
                Collectors.groupingBy(ScoreLine::key, LinkedHashMap::new, Collectors.toList())));
  }

  Results results() {
    return report.results();
  }

  /** What stands above the figures of a measure; see {@link FigureText#measure}. */
  String title(String measure) {
    return FigureText.measure(results(), measure);
  }

  /** The scores of an image. */
  List<ScoreLine> scores(ImageLine image) {
    return scores.getOrDefault(image.key(), List.of());
  }
}

package io.github.reversion.harness.score;

import io.github.reversion.RunFailedException;
import io.github.reversion.UserException;
import io.github.reversion.benchmark.suite.Suite;
import io.github.reversion.harness.runs.Batches;
import io.github.reversion.harness.runs.FolderLock;
import io.github.reversion.harness.runs.ImageKey;
import io.github.reversion.harness.runs.ImageLine;
import io.github.reversion.harness.runs.Places;
import io.github.reversion.harness.runs.RunFolder;
import io.github.reversion.harness.runs.RunListener;
import io.github.reversion.harness.runs.Workers;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/**
 * Scores the images of a run, prompt by prompt. Images of a prompt that the same scorer has scored
 * already, pixel for pixel all of them, are not scored again. A prompt of which an image is damaged
 * is left out, and named when all others are scored.
 *
 * @param folder of the run
 * @param scorer that judges
 * @param workers that ask it
 * @param listener hears how many images are scored, and may stop it
 */
public record Scoring(RunFolder folder, Scorer scorer, Workers workers, RunListener listener) {

  /**
   * Scores in this process.
   *
   * @throws UserException as {@link #run(Judge)}
   */
  public void run() {
    run(new LocalJudge(folder, new Places(folder.suite()), scorer));
  }

  /**
   * Scores, here or on other computers.
   *
   * @param judge asks such a scorer
   * @throws UserException if the folder is none of a run or has no images, or a score is no number;
   *     scores so far are kept
   * @throws RunFailedException if images cannot be read, or are not those that were drawn, naming
   *     them; they have no scores any more, also if they had, and all others have
   */
  public void run(Judge judge) {
    Suite suite = folder.suite();
    try (FolderLock lock = FolderLock.of(folder.root())) {
      Places places = new Places(suite);
      List<ImageLine> images = folder.images(places, listener::warning);
      if (images.isEmpty()) {
        throw new UserException(
            "%s has no images; run the suite %s into this folder first."
                .formatted(folder.imageLines().file(), suite.name()));
      }
      DamagedImages damaged = DamagedImages.among(images, judge, workers, listener::cancelled);
      ScoreFile file = ScoreFile.of(folder, places, images);
      List<ScoreLine> valid =
          file.read(listener::warning).stream()
              .filter(this::isUpToDate)
              .filter(line -> !damaged.has(line.key()))
              .toList();
      ScorerNote.keep(folder, scorer);
      file.write(valid);
      try {
        score(judge, images, damaged, file, scored(valid));
      } finally {
        file.write(file.read(listener::warning));
      }
      if (!listener.cancelled()) {
        damaged.refuse(folder.imageLines());
      }
    }
  }

  /** Scores of other scorers are theirs to judge. */
  private boolean isUpToDate(ScoreLine line) {
    return !line.scorer().equals(scorer.name()) || line.scorerHash().equals(scorer.hash());
  }

  private Set<ImageKey> scored(List<ScoreLine> lines) {
    return lines.stream()
        .filter(line -> line.scorer().equals(scorer.name()))
        .map(ScoreLine::key)
        .collect(Collectors.toSet());
  }

  private void score(
      Judge judge,
      List<ImageLine> images,
      DamagedImages damaged,
      ScoreFile file,
      Set<ImageKey> scored) {
    List<List<ImageLine>> left =
        byPrompt(images).stream()
            .filter(prompt -> !scored.containsAll(prompt.stream().map(ImageLine::key).toList()))
            .filter(prompt -> prompt.stream().map(ImageLine::key).noneMatch(damaged::has))
            .toList();
    int leftImages = left.stream().mapToInt(List::size).sum();
    AtomicLong done = new AtomicLong(images.size() - leftImages);
    listener.images(done.get(), images.size());
    List<Workers.Task> tasks = new ArrayList<>();
    for (List<List<ImageLine>> batch : Batches.of(left, judge.batch())) {
      tasks.add(
          stop -> {
            List<ScoreLine> lines = judge.score(batch, stop);
            lines.forEach(file.lines()::append);
            listener.images(done.addAndGet(lines.size()), images.size());
          });
    }
    workers.run(tasks, listener::cancelled);
  }

  private static Collection<List<ImageLine>> byPrompt(List<ImageLine> images) {
    return images.stream()
        .collect(
            Collectors.groupingBy(
                image -> new ImageKey(image.relation(), image.method(), image.prompt(), 0),
                LinkedHashMap::new,
                Collectors.toList()))
        .values();
  }
}

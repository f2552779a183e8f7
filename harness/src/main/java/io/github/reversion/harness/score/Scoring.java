package io.github.reversion.harness.score;

import io.github.reversion.UserException;
import io.github.reversion.benchmark.suite.Suite;
import io.github.reversion.harness.plan.Unit;
import io.github.reversion.harness.runs.FolderLock;
import io.github.reversion.harness.runs.ImageKey;
import io.github.reversion.harness.runs.ImageLine;
import io.github.reversion.harness.runs.Places;
import io.github.reversion.harness.runs.RunFolder;
import io.github.reversion.harness.runs.RunListener;
import io.github.reversion.harness.runs.Workers;
import io.github.reversion.image.ImageException;
import io.github.reversion.image.ImageFiles;
import io.github.reversion.image.RgbImage;
import io.github.reversion.weights.Sha256;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/**
 * Scores the images of a run, prompt by prompt. Images of a prompt that the same scorer has scored
 * already, pixel for pixel all of them, are not scored again.
 *
 * @param folder of the run
 * @param scorer that judges
 * @param workers that ask it
 * @param listener hears how many images are scored, and may stop it
 */
public record Scoring(RunFolder folder, Scorer scorer, Workers workers, RunListener listener) {

  /**
   * Scores.
   *
   * @throws UserException if the folder is none of a run or has no images, an image cannot be read
   *     or is not the one that was drawn, or a score is no number; scores so far are kept
   */
  public void run() {
    Suite suite = folder.suite();
    try (FolderLock lock = FolderLock.of(folder.root())) {
      Places places = new Places(suite);
      List<ImageLine> images = folder.images(places, listener::warning);
      if (images.isEmpty()) {
        throw new UserException(
            "%s has no images; run the suite %s into this folder first."
                .formatted(folder.imageLines().file(), suite.name()));
      }
      ScoreFile file = ScoreFile.of(folder, places, images);
      List<ScoreLine> valid =
          file.read(listener::warning).stream().filter(this::isUpToDate).toList();
      ScorerNote.keep(folder, scorer);
      file.write(valid);
      try {
        score(places, images, file, scored(valid));
      } finally {
        file.write(file.read(listener::warning));
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

  private void score(Places places, List<ImageLine> images, ScoreFile file, Set<ImageKey> scored) {
    Map<String, List<String>> captions = new ConcurrentHashMap<>();
    List<List<ImageLine>> left =
        byPrompt(images).stream()
            .filter(prompt -> !scored.containsAll(prompt.stream().map(ImageLine::key).toList()))
            .toList();
    int leftImages = left.stream().mapToInt(List::size).sum();
    AtomicLong done = new AtomicLong(images.size() - leftImages);
    listener.images(done.get(), images.size());
    List<Workers.Task> tasks = new ArrayList<>();
    for (List<ImageLine> prompt : left) {
      tasks.add(
          stop -> {
            Unit.Images asked = places.prompt(prompt.get(0).key());
            List<String> said =
                captions.computeIfAbsent(
                    asked.relation().name(), name -> folder.exemplars(name).captions());
            Question question = new Question(asked.relation(), asked.scenario(), said);
            score(prompt, question).forEach(file.lines()::append);
            listener.images(done.addAndGet(prompt.size()), images.size());
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

  private List<ScoreLine> score(List<ImageLine> prompt, Question question) {
    List<RgbImage> images =
        prompt.stream().map(image -> pixels(file(image), image.sha256())).toList();
    List<Judgement> judgements = scorer.judge(question, images);
    List<ScoreLine> lines = new ArrayList<>();
    for (int i = 0; i < prompt.size(); i++) {
      lines.add(line(prompt.get(i), judgements.get(i)));
    }
    return lines;
  }

  private Path file(ImageLine image) {
    return folder.root().resolve(image.file());
  }

  private ScoreLine line(ImageLine image, Judgement judgement) {
    try {
      return new ScoreLine(
          image.relation(),
          image.method(),
          image.prompt(),
          image.sample(),
          image.sha256(),
          scorer.name(),
          scorer.hash(),
          judgement.scores(),
          judgement.seen());
    } catch (IllegalArgumentException e) {
      throw new UserException(
          "%s: the scorer %s does not know what it sees (%s); score it by another."
              .formatted(file(image), scorer.name(), e.getMessage()),
          e);
    }
  }

  private static RgbImage pixels(Path file, String sha256) {
    RgbImage image;
    try {
      image = ImageFiles.read(file);
    } catch (ImageException e) {
      throw new UserException(
          file + ": cannot be read as an image; delete it and give 'reversion run' again.", e);
    }
    if (!Sha256.of(image.rgb()).equals(sha256)) {
      throw new UserException(
          file + ": is not the image that was drawn; delete it and give 'reversion run' again.");
    }
    return image;
  }
}

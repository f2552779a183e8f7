package io.github.reversion.harness.score;

import io.github.reversion.UserException;
import io.github.reversion.harness.plan.Unit;
import io.github.reversion.harness.runs.ImageLine;
import io.github.reversion.harness.runs.Places;
import io.github.reversion.harness.runs.RunFolder;
import io.github.reversion.image.ImageException;
import io.github.reversion.image.ImageFiles;
import io.github.reversion.image.RgbImage;
import io.github.reversion.weights.Sha256;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/** Asks a scorer in this process. The first prompt that it cannot score ends it. */
public final class LocalJudge implements Judge {
  private final RunFolder folder;
  private final Places places;
  private final Scorer scorer;
  private final Map<String, List<String>> captions = new ConcurrentHashMap<>();

  /**
   * Scores images of a folder.
   *
   * @param places the images of its suite
   */
  public LocalJudge(RunFolder folder, Places places, Scorer scorer) {
    this.folder = folder;
    this.places = places;
    this.scorer = scorer;
  }

  @Override
  public int batch() {
    return 1;
  }

  /**
   * Scores prompts.
   *
   * @throws UserException if an image cannot be read, is not the one that was drawn, or has a score
   *     that is no number
   */
  @Override
  public List<ScoreLine> score(List<List<ImageLine>> prompts, BooleanSupplier stop) {
    List<ScoreLine> lines = new ArrayList<>();
    for (List<ImageLine> prompt : prompts) {
      if (stop.getAsBoolean()) {
        break;
      }
      lines.addAll(score(prompt, question(prompt.get(0))));
    }
    return lines;
  }

  @Override
  public Optional<String> damage(ImageLine image) {
    try {
      pixels(file(image), image.sha256());
      return Optional.empty();
    } catch (UserException e) {
      return Optional.of(e.getMessage());
    }
  }

  private Question question(ImageLine image) {
    Unit.Images asked = places.prompt(image.key());
    return new Question(
        asked.relation(),
        asked.scenario(),
        captions.computeIfAbsent(image.relation(), name -> folder.exemplars(name).captions()));
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

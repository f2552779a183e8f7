package io.github.reversion.benchmark.measure;

import io.github.reversion.benchmark.oracle.Oracle;
import io.github.reversion.compute.Autograd;
import io.github.reversion.image.RgbImage;
import io.github.reversion.pipeline.GenerationListener;
import io.github.reversion.pipeline.GenerationOptions;
import io.github.reversion.pipeline.ImageRequest;
import io.github.reversion.pipeline.StableDiffusion;
import io.github.reversion.pipeline.TextToImage;
import io.github.reversion.relation.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Draws the pictures of trials and reads them.
 *
 * @param model that draws
 * @param options of drawing
 * @param stop asked before each batch
 */
public record Measurer(StableDiffusion model, GenerationOptions options, BooleanSupplier stop) {

  /**
   * Does the trials that are not in the file yet.
   *
   * @param relations whose tokens may stand in prompts
   * @return all outcomes there are; fewer than trials if it was stopped
   */
  public List<Outcome> measure(List<Trial> trials, List<Relation> relations, OutcomeFile file) {
    List<Outcome> outcomes = new ArrayList<>(file.read());
    TextToImage drawing = new TextToImage(model, relations, options);
    while (outcomes.size() < trials.size() && !stop.getAsBoolean()) {
      int end = Math.min(trials.size(), outcomes.size() + options.batchSize());
      List<Trial> batch = trials.subList(outcomes.size(), end);
      List<Outcome> read = read(batch, draw(drawing, batch));
      file.append(read);
      outcomes.addAll(read);
    }
    return outcomes.subList(0, Math.min(outcomes.size(), trials.size()));
  }

  private static List<RgbImage> draw(TextToImage drawing, List<Trial> batch) {
    try (Autograd off = Autograd.off()) {
      return drawing.generate(
          batch.stream().map(trial -> new ImageRequest(trial.prompt(), trial.seed())).toList(),
          new GenerationListener() {});
    }
  }

  private static List<Outcome> read(List<Trial> batch, List<RgbImage> images) {
    List<Outcome> outcomes = new ArrayList<>();
    for (int i = 0; i < batch.size(); i++) {
      Trial trial = batch.get(i);
      outcomes.add(Outcome.of(trial.scene(), Oracle.read(images.get(i), trial.scene().pair())));
    }
    return outcomes;
  }
}

package io.github.reversion.harness.runs;

import io.github.reversion.benchmark.suite.Suite;
import io.github.reversion.harness.json.JsonLines;
import io.github.reversion.harness.plan.Unit;
import io.github.reversion.image.ImageFiles;
import io.github.reversion.image.RgbImage;
import io.github.reversion.pipeline.GenerationListener;
import io.github.reversion.pipeline.ImageRequest;
import io.github.reversion.pipeline.StableDiffusion;
import io.github.reversion.pipeline.TextToImage;
import io.github.reversion.relation.Relation;
import io.github.reversion.run.RelationSource;
import io.github.reversion.weights.Folders;
import io.github.reversion.weights.Sha256;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Draws the images of prompts into a folder, each file before its line.
 *
 * @param suite names the options and the seeds
 * @param model that draws
 * @param folder for images and relations
 * @param lines takes a line an image; all workers must share it
 * @param listener hears warnings
 * @param drawn is called after each image
 */
record Drawer(
    Suite suite,
    StableDiffusion model,
    RunFolder folder,
    JsonLines<ImageLine> lines,
    RunListener listener,
    Runnable drawn) {

  /** The images of a prompt by the inversion whose relation draws them. */
  Map<Optional<Unit.Inversion>, List<Integer>> parts(Unit.Images prompt) {
    return IntStream.range(0, suite.imagesPerPrompt())
        .boxed()
        .collect(
            Collectors.groupingBy(
                sample -> Unit.Inversion.of(suite, prompt, sample),
                LinkedHashMap::new,
                Collectors.toList()));
  }

  /** The relation that an inversion learned. */
  Optional<RelationSource> learned(Optional<Unit.Inversion> inversion) {
    return inversion.map(unit -> RelationSource.read(folder.relation(unit), model.textWidth()));
  }

  /** The hash that lines give to a relation. */
  static String hash(Optional<RelationSource> learned) {
    return learned.map(RelationSource::sha256).orElse("");
  }

  /**
   * Draws images of a prompt with one relation, or with none.
   *
   * @param samples which of them
   */
  void draw(
      Unit.Images prompt,
      List<Integer> samples,
      Optional<RelationSource> learned,
      BooleanSupplier stop) {
    List<Relation> relations = learned.map(RelationSource::relation).stream().toList();
    List<ImageRequest> requests =
        samples.stream()
            .map(sample -> suite.seed(prompt.relation(), prompt.scenario(), sample))
            .map(seed -> new ImageRequest(prompt.drawn(), seed))
            .toList();
    new TextToImage(model, relations, suite.drawing())
        .draw(requests, new Keeping(prompt, samples, hash(learned), stop));
  }

  /** Keeps images as files and lines. */
  private final class Keeping implements GenerationListener {
    private final Unit.Images prompt;
    private final List<Integer> samples;
    private final String embedding;
    private final BooleanSupplier stop;

    Keeping(Unit.Images prompt, List<Integer> samples, String embedding, BooleanSupplier stop) {
      this.prompt = prompt;
      this.samples = samples;
      this.embedding = embedding;
      this.stop = stop;
    }

    @Override
    public void warning(String sentence) {
      listener.warning(sentence);
    }

    @Override
    public void image(int index, ImageRequest request, RgbImage image) {
      String name = RunFolder.image(prompt, samples.get(index));
      Path file = folder.root().resolve(name);
      Folders.make(file.getParent());
      ImageFiles.writePng(file, image);
      ImageKey key = Places.key(prompt, samples.get(index));
      lines.append(
          new ImageLine(
              key.relation(),
              key.method(),
              key.prompt(),
              key.sample(),
              request.seed(),
              name,
              Sha256.of(image.rgb()),
              embedding));
      drawn.run();
    }

    @Override
    public boolean cancelled() {
      return stop.getAsBoolean();
    }
  }
}

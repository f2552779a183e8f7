package io.github.reversion.harness.runs;

import io.github.reversion.benchmark.suite.Suite;
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
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Draws images of prompts into a folder.
 *
 * @param suite names the options and the seeds
 * @param model that draws
 * @param folder for images and relations
 * @param warnings takes sentences for the user
 */
record Drawer(Suite suite, StableDiffusion model, RunFolder folder, Consumer<String> warnings) {

  /**
   * Draws images of a prompt, each file before its line.
   *
   * @param drawn takes the lines
   * @param stop whether to leave the rest
   */
  void draw(PromptSamples some, Consumer<ImageLine> drawn, BooleanSupplier stop) {
    Unit.Images prompt = some.prompt();
    Optional<RelationSource> learned =
        some.inversion().map(unit -> RelationSource.read(folder.relation(unit), model.textWidth()));
    List<Relation> relations = learned.map(RelationSource::relation).stream().toList();
    List<ImageRequest> requests =
        some.samples().stream()
            .map(sample -> suite.seed(prompt.relation(), prompt.scenario(), sample))
            .map(seed -> new ImageRequest(prompt.drawn(), seed))
            .toList();
    String embedding = learned.map(RelationSource::sha256).orElse("");
    new TextToImage(model, relations, suite.drawing())
        .draw(requests, new Keeping(some, embedding, drawn, stop));
  }

  /** Keeps images as files and lines. */
  private final class Keeping implements GenerationListener {
    private final PromptSamples some;
    private final String embedding;
    private final Consumer<ImageLine> drawn;
    private final BooleanSupplier stop;

    Keeping(PromptSamples some, String embedding, Consumer<ImageLine> drawn, BooleanSupplier stop) {
      this.some = some;
      this.embedding = embedding;
      this.drawn = drawn;
      this.stop = stop;
    }

    @Override
    public void warning(String sentence) {
      warnings.accept(sentence);
    }

    @Override
    public void image(int index, ImageRequest request, RgbImage image) {
      int sample = some.samples().get(index);
      String name = RunFolder.image(some.prompt(), sample);
      Path file = folder.root().resolve(name);
      Folders.make(file.getParent());
      ImageFiles.writePng(file, image);
      ImageKey key = Places.key(some.prompt(), sample);
      drawn.accept(
          new ImageLine(
              key.relation(),
              key.method(),
              key.prompt(),
              key.sample(),
              request.seed(),
              name,
              Sha256.of(image.rgb()),
              embedding));
    }

    @Override
    public boolean cancelled() {
      return stop.getAsBoolean();
    }
  }
}

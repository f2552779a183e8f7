package io.github.reversion.command;

import ij.ImagePlus;
import ij.process.ColorProcessor;
import io.github.reversion.exemplar.ij.LabelledStack;
import io.github.reversion.image.Montage;
import io.github.reversion.pipeline.GenerationOptions;
import io.github.reversion.pipeline.ImageRequest;
import io.github.reversion.pipeline.StableDiffusion;
import io.github.reversion.run.Comparison;
import io.github.reversion.run.Comparison.Candidate;
import io.github.reversion.run.Comparison.Drawn;
import io.github.reversion.run.ModelChoice;
import io.github.reversion.store.ModelStore;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/**
 * <b>Plugins &gt; ReVersion &gt; Compare Relations...</b>: draws the same prompts from the same
 * seeds with several relations, as a grid for the eye, a column each, and as a stack to measure.
 */
@SuppressWarnings({
  "UnusedVariable",
  "MemberName"
}) // fields are read by their names, the keys of macros
@Plugin(
    type = Command.class,
    menuPath = "Plugins>ReVersion>Compare Relations...",
    initializer = "prepare")
public final class CompareRelations extends DrawingCommand {
  /** A caption is hardly read below smaller images. */
  private static final int SMALLEST_TILE = 200;

  @Parameter(
      label = "Images a prompt",
      description = "How many images of each prompt, a row each",
      min = "1",
      persist = false)
  private int count = 1;

  @Parameter(
      label = "Model",
      description =
          "mini: the built-in one; the name of an installed one, see Models...; or a folder of"
              + " Stable Diffusion 1.x or 2.x in diffusers layout",
      style = "text field",
      persist = false)
  private String model = ModelStore.MINI;

  @Parameter(
      label = "Relation file",
      description =
          "The relation of the first column; or the name of one that was learned on this computer",
      style = "open,extensions:safetensors/bin/pt",
      persist = false)
  private File relation;

  @Parameter(
      label = "More relation files",
      description = "Those of the next columns, or names, with ; between",
      style = "text field",
      required = false,
      persist = false)
  private String more_relations = "";

  @Parameter(
      label = "Words to compare with",
      description =
          "What is said in the place of the relation in a column of its own, such as and: what the"
              + " model draws without having learned; empty: no such column",
      style = "text field",
      required = false,
      persist = false)
  private String words = "and";

  @Parameter(
      label = "Prompts",
      description = "One a line, with {} where the relation is to stand: cat {} stone",
      style = "text area",
      required = false,
      persist = false)
  private String prompts = "";

  @Parameter(
      type = ItemIO.OUTPUT,
      label = "Grid",
      description = "A column for each relation, a row for each image, with captions")
  private ImagePlus grid;

  @Parameter(
      type = ItemIO.OUTPUT,
      label = "Images",
      description = "The same images as a stack, relation by relation")
  private ImagePlus images;

  @Override
  void work() {
    GenerationOptions options = drawing();
    List<ImageRequest> requests = requests(prompts, count);
    path("relation", relation, "carved_by.safetensors");
    List<Path> files = RelationPaths.of(relation, more_relations);
    ModelChoice choice = Fields.apply(module(), ModelChoice.SETTINGS, ModelChoice.mini());
    try (Progress progress = progress();
        StableDiffusion loaded = choice.load(ModelStore.ofUser())) {
      List<Candidate> candidates = new ArrayList<>(RelationPaths.read(files, loaded));
      if (!words.isBlank()) {
        candidates.add(Candidate.ofWords(words.strip()));
      }
      Comparison comparison = new Comparison(loaded, candidates, options, requests);
      draw(comparison, progress, ready -> outputs(ready, requests.size()));
    }
  }

  /** The grid has whole columns only, the stack all there is. */
  private List<ImagePlus> outputs(List<Drawn> drawn, int rows) {
    images = stack(drawn);
    int columns = drawn.size() / rows;
    if (columns == 0) {
      return List.of(images);
    }
    grid = grid(drawn.subList(0, columns * rows), columns);
    return List.of(grid, images);
  }

  /** Images come column by column; those of a row lie side by side. */
  private ImagePlus grid(List<Drawn> drawn, int columns) {
    int rows = drawn.size() / columns;
    List<Montage.Tile> tiles = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        Drawn one = drawn.get(column * rows + row);
        String caption =
            "%s\n%s, seed %d"
                .formatted(one.candidate().name(), one.request().prompt(), one.request().seed());
        tiles.add(new Montage.Tile(one.image(), caption));
      }
    }
    int side = Math.max(SMALLEST_TILE, drawn.get(0).image().width());
    return new ImagePlus(
        "Compared relations",
        new ColorProcessor(new Montage(columns, side).draw("", tiles).toBufferedImage()));
  }

  private static ImagePlus stack(List<Drawn> drawn) {
    return LabelledStack.of(
        "Images of compared relations",
        drawn.stream().map(Drawn::image).toList(),
        drawn.stream()
            .map(
                one ->
                    "%s; seed %d; %s"
                        .formatted(
                            one.request().prompt(), one.request().seed(), one.candidate().name()))
            .toList());
  }
}

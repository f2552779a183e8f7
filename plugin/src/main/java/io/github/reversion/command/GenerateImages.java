package io.github.reversion.command;

import ij.ImagePlus;
import io.github.reversion.UserException;
import io.github.reversion.image.RgbImage;
import io.github.reversion.pipeline.GenerationOptions;
import io.github.reversion.pipeline.StableDiffusion;
import io.github.reversion.run.ImageSeries;
import io.github.reversion.run.ModelChoice;
import io.github.reversion.run.PromptRow;
import io.github.reversion.run.PromptTable;
import io.github.reversion.run.SeriesOptions;
import io.github.reversion.run.SeriesPlan;
import io.github.reversion.store.ModelStore;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.widget.Button;

/**
 * <b>Plugins &gt; ReVersion &gt; Generate Images...</b>: draws what prompts say, in which tokens of
 * learned relations may stand, and opens the images as a stack.
 *
 * <p>The label of a slice is its prompt, its seed and its relations; they also stand in the image's
 * properties, together with the model and the options. Images that are ready when drawing is
 * stopped, or fails, are kept.
 */
@SuppressWarnings({
  "UnusedVariable",
  "MemberName"
}) // fields are read by their names, the keys of macros
@Plugin(
    type = Command.class,
    menuPath = "Plugins>ReVersion>Generate Images...",
    initializer = "prepare")
public final class GenerateImages extends DrawingCommand {
  @Parameter(
      label = "Images a prompt",
      description = "How many images to draw of each prompt",
      min = "1",
      persist = false)
  private int count = 1;

  @Parameter(
      label = "Relations one by one",
      description =
          "Draws all prompts once with each relation, from the same seeds; otherwise all relations"
              + " may stand in the same prompt",
      persist = false)
  private boolean one_by_one = false;

  @Parameter(
      label = "Width",
      description = "In pixels; empty: as the model was trained",
      required = false,
      persist = false)
  private String width = "";

  @Parameter(
      label = "Height",
      description = "In pixels; empty: as the model was trained",
      required = false,
      persist = false)
  private String height = "";

  @Parameter(
      label = "Show every",
      description =
          "Sampler steps between looks at an image that is not ready yet, on a screen; 0: none",
      min = "0",
      persist = false)
  private int show_every = 4;

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
          "A relation that was learned, or an embedding, or the name of one that was learned on"
              + " this computer; empty: none",
      style = "open,extensions:safetensors/bin/pt",
      required = false,
      persist = false)
  private File relation;

  @Parameter(
      label = "More relation files",
      description = "Further ones, with ; between",
      style = "text field",
      required = false,
      persist = false)
  private String more_relations = "";

  @Parameter(
      label = "Choose relations...",
      description = "Shows the relations that were learned on this computer, the newest first",
      callback = "chooseRelations",
      required = false,
      persist = false)
  private Button choose_relations;

  @Parameter(
      label = "File of prompts",
      description =
          "A text file with one a line; or a .csv with a column prompt, and where they are wanted"
              + " seed and relation; or empty",
      style = "open,extensions:txt/csv",
      required = false,
      persist = false)
  private File prompts_file;

  @Parameter(
      label = "Table of prompts",
      description =
          "Title of an open table with a column prompt, and where they are wanted seed and"
              + " relation; or empty",
      style = "text field",
      required = false,
      persist = false)
  private String prompts_table = "";

  @Parameter(
      label = "Negative prompt",
      description = "What the images should not show",
      style = "text field",
      required = false,
      persist = false)
  private String negative_prompt = "";

  @Parameter(
      label = "Prompts",
      description =
          "One a line; <R>, or the token the relation was learned with, or {} stands for it: cat"
              + " {} stone",
      style = "text area",
      required = false,
      persist = false)
  private String prompts = "";

  @Parameter(
      type = ItemIO.OUTPUT,
      label = "Images",
      description = "One slice an image, in the order of the prompts")
  private ImagePlus images;

  /** Called by the button. */
  void chooseRelations() {
    whileAsking(
        () -> {
          List<Path> files = ModelStore.ofUser().relations().files();
          if (files.isEmpty()) {
            throw new UserException(
                "No relation was learned on this computer yet; begin with Invert Relation...");
          }
          RelationChooser.choose(files).ifPresent(this::take);
        });
  }

  private void take(List<Path> files) {
    relation = files.isEmpty() ? null : files.get(0).toFile();
    more_relations = files.stream().skip(1).map(Path::toString).collect(Collectors.joining("; "));
  }

  @Override
  void work() {
    GenerationOptions options = drawing();
    SeriesPlan plan =
        new SeriesPlan(
            rows(),
            RelationPaths.texts(relation, more_relations),
            new SeriesOptions(count, seed(), one_by_one));
    ModelChoice choice = Fields.apply(module(), ModelChoice.SETTINGS, ModelChoice.mini());
    ModelStore store = ModelStore.ofUser();
    try (Progress progress = progress();
        LiveImage live = new LiveImage();
        StableDiffusion loaded = choice.load(store)) {
      ImageSeries series = plan.read(store.relations(), loaded.textWidth());
      int all = series.requests().size();
      series.check(loaded, options);
      draw(
          (List<RgbImage> ready) -> {
            DrawingProgress shown = new DrawingProgress(progress, all);
            series.draw(loaded, options, new DrawingWatcher(shown, live, ready, show_every));
            return all;
          },
          ready -> {
            images = DrawnStack.of(series, ready, DrawnStack.options(options, choice));
            return List.of(images);
          });
    }
  }

  private List<PromptRow> rows() {
    List<PromptRow> rows = new ArrayList<>();
    if (prompts_file != null && !prompts_file.getPath().isBlank()) {
      rows.addAll(PromptTable.read(prompts_file.toPath()));
    }
    if (!prompts_table.isBlank()) {
      rows.addAll(OpenTable.prompts(prompts_table.strip()));
    }
    rows.addAll(PromptRow.lines(prompts));
    return rows;
  }
}

package io.github.reversion.command;

import ij.IJ;
import ij.ImagePlus;
import ij.measure.ResultsTable;
import io.github.reversion.evaluation.Evaluation;
import io.github.reversion.evaluation.EvaluationJob;
import io.github.reversion.evaluation.EvaluationTask;
import io.github.reversion.evaluation.ImageVerdict;
import io.github.reversion.evaluation.MeasuredMean;
import io.github.reversion.evaluation.RelationEvaluator;
import io.github.reversion.exemplar.ij.LabelledStack;
import io.github.reversion.image.RgbImage;
import io.github.reversion.pipeline.GenerationOptions;
import io.github.reversion.pipeline.ImageRequest;
import io.github.reversion.pipeline.StableDiffusion;
import io.github.reversion.relation.RelationFile;
import io.github.reversion.run.ModelChoice;
import io.github.reversion.settings.SettingException;
import io.github.reversion.store.ModelStore;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/**
 * <b>Plugins &gt; ReVersion &gt; Evaluate Relation...</b>: draws a few images with a relation and
 * has them judged: a table of means with intervals, and the images with what was said of each.
 */
@SuppressWarnings({
  "UnusedVariable",
  "MemberName"
}) // fields are read by their names, the keys of macros
@Plugin(
    type = Command.class,
    menuPath = "Plugins>ReVersion>Evaluate Relation...",
    initializer = "prepare")
public final class EvaluateRelation extends DrawingCommand {
  @Parameter(
      label = "Pairs of entities",
      description =
          "How many images are drawn where there are no prompts, each of another pair that the"
              + " exemplars do not show; 1 to 200",
      min = "1",
      max = "200",
      persist = false)
  private int pairs = 24;

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
          "The relation that is evaluated; or the name of one that was learned on this computer",
      style = "open,extensions:safetensors/bin/pt",
      persist = false)
  private File relation;

  @Parameter(
      label = "Shows",
      description =
          "The relation of the scene world that the images should show, such as wrapped_in; empty:"
              + " as the exemplars are called that it was learned from",
      style = "text field",
      required = false,
      persist = false)
  private String shows = "";

  @Parameter(
      label = "CLIP folder",
      description =
          "A CLIP in transformers layout that says how well images show the entities; empty: none",
      style = "directory",
      required = false,
      persist = false)
  private File clip_folder;

  @Parameter(
      label = "Prompts",
      description =
          "One a line, with {} where the relation is to stand: cat {} stone; empty: pairs of the"
              + " scene world",
      style = "text area",
      required = false,
      persist = false)
  private String prompts = "";

  @Parameter(
      type = ItemIO.OUTPUT,
      label = "Images",
      description = "What was judged; the labels say how and why")
  private ImagePlus images;

  @Parameter(
      type = ItemIO.OUTPUT,
      label = "Measures",
      description = "Mean, 95 % interval and number of images of each measure, a line each")
  private String measures = "";

  private Evaluation evaluation = new Evaluation(List.of(), List.of());

  /** An image that is ready, and what it was asked for. */
  private record Drawn(ImageRequest request, RgbImage image) {
    String label() {
      return "%s; seed %d".formatted(request.prompt(), request.seed());
    }
  }

  @Override
  void work() {
    GenerationOptions options = drawing();
    if (pairs < 1 || pairs > 200) {
      throw new SettingException("pairs is " + pairs + "; it must be between 1 and 200.");
    }
    Path file = RelationPaths.one("relation", relation, "carved_by.safetensors");
    RelationEvaluator evaluator = RelationEvaluator.installed();
    ModelStore store = ModelStore.ofUser();
    ModelChoice choice = Fields.apply(module(), ModelChoice.SETTINGS, ModelChoice.mini());
    try (Progress progress = progress();
        StableDiffusion loaded = choice.load(store)) {
      EvaluationTask task =
          new EvaluationTask(
              RelationFile.read(file, loaded.textWidth()),
              shows.strip(),
              lines(prompts),
              pairs,
              seed(),
              clip(),
              store,
              loaded.device());
      int all = task.prompts().isEmpty() ? pairs : task.prompts().size();
      EvaluationJob job = new EvaluationJob(loaded, evaluator, task, options);
      String name = RelationPaths.name(file);
      draw(
          (List<Drawn> ready) -> {
            EvaluationJob.Result result =
                job.run(
                    new DrawingProgress(
                        progress, all, (request, image) -> ready.add(new Drawn(request, image))));
            evaluation = result.evaluation();
            return result.requests().size();
          },
          ready -> {
            images = stack(name, ready);
            return List.of(images);
          });
      tell(name, evaluation.means());
    }
  }

  private Optional<Path> clip() {
    return Optional.ofNullable(clip_folder)
        .filter(folder -> !folder.getPath().isBlank())
        .map(File::toPath);
  }

  /** Where judging failed, nothing is said of the images. */
  private ImagePlus stack(String name, List<Drawn> drawn) {
    List<ImageVerdict> verdicts = evaluation.verdicts();
    List<String> labels = new ArrayList<>();
    for (int i = 0; i < drawn.size(); i++) {
      String label = drawn.get(i).label();
      labels.add(i < verdicts.size() ? label + "; " + text(verdicts.get(i)) : label);
    }
    return LabelledStack.of(
        "Evaluation of " + name, drawn.stream().map(Drawn::image).toList(), labels);
  }

  private static String text(ImageVerdict verdict) {
    return verdict.reason().isEmpty()
        ? verdict.verdict()
        : verdict.verdict() + "; " + verdict.reason();
  }

  private void tell(String name, List<MeasuredMean> means) {
    ResultsTable table = new ResultsTable();
    List<String> lines = new ArrayList<>();
    for (MeasuredMean mean : means) {
      table.addRow();
      table.addValue("Measure", mean.measure());
      table.addValue("Mean", mean.mean());
      table.addValue("Low", mean.low());
      table.addValue("High", mean.high());
      table.addValue("n", mean.images());
      table.addValue("Meaning", mean.meaning());
      lines.add(
          String.format(
              Locale.ROOT,
              "%s: %.3f (%.3f-%.3f, n = %d)",
              mean.measure(),
              mean.mean(),
              mean.low(),
              mean.high(),
              mean.images()));
    }
    measures = String.join("\n", lines);
    lines.forEach(IJ::log);
    if (!lines.isEmpty() && Screen.isWatched()) {
      table.show("Evaluation of " + name);
    }
  }
}

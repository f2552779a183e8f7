package io.github.reversion.command;

import ij.ImagePlus;
import io.github.reversion.exemplar.ij.LabelledStack;
import io.github.reversion.image.RgbImage;
import io.github.reversion.pipeline.GenerationOptions;
import io.github.reversion.pipeline.ImageRequest;
import io.github.reversion.pipeline.StableDiffusion;
import io.github.reversion.relation.Relation;
import io.github.reversion.relation.RelationBlend;
import io.github.reversion.relation.RelationFile;
import io.github.reversion.run.Comparison;
import io.github.reversion.run.Comparison.Candidate;
import io.github.reversion.run.Comparison.Drawn;
import io.github.reversion.run.ModelChoice;
import io.github.reversion.settings.SettingException;
import io.github.reversion.store.ModelStore;
import io.github.reversion.weights.AtomicFile;
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
 * <b>Plugins &gt; ReVersion &gt; Blend Relations...</b>: goes from one relation to another in equal
 * steps and draws each from the same seed. The slider of the stack is the weight; several prompts
 * are the frames.
 */
@SuppressWarnings({
  "UnusedVariable",
  "MemberName"
}) // fields are read by their names, the keys of macros
@Plugin(
    type = Command.class,
    menuPath = "Plugins>ReVersion>Blend Relations...",
    initializer = "prepare")
public final class BlendRelations extends DrawingCommand {
  @Parameter(
      label = "Weights",
      description = "How many slices from the first relation (0) to the second (1), both included",
      min = "2",
      persist = false)
  private int weights = 9;

  @Parameter(
      label = "Saved weight",
      description = "For the file of the blend: how much of the second relation is in it, 0 to 1",
      persist = false)
  private String saved_weight = "0.5";

  @Parameter(
      label = "Model",
      description =
          "mini: the built-in one; the name of an installed one, see Models...; or a folder of"
              + " Stable Diffusion 1.x or 2.x in diffusers layout",
      style = "text field",
      persist = false)
  private String model = ModelStore.MINI;

  @Parameter(
      label = "First relation file",
      description =
          "What the stack begins with, at weight 0; or the name of one that was learned on this"
              + " computer",
      style = "open,extensions:safetensors/bin/pt",
      persist = false)
  private File first;

  @Parameter(
      label = "Second relation file",
      description =
          "What the stack ends with, at weight 1; or the name of one that was learned on this"
              + " computer",
      style = "open,extensions:safetensors/bin/pt",
      persist = false)
  private File second;

  @Parameter(
      label = "File of the blend",
      description =
          "Where to write the relation at the saved weight, such as between.safetensors; empty:"
              + " nowhere",
      style = "save",
      required = false,
      persist = false)
  private File blend_file;

  @Parameter(
      label = "Prompts",
      description =
          "One a line, with {} where the relation is to stand: cat {} stone; each is a frame",
      style = "text area",
      required = false,
      persist = false)
  private String prompts = "";

  @Parameter(
      type = ItemIO.OUTPUT,
      label = "Images",
      description = "A slice for each weight, a frame for each prompt, labelled with the weight")
  private ImagePlus images;

  @Override
  void work() {
    GenerationOptions options = drawing();
    List<ImageRequest> requests = requests(prompts, 1);
    List<Double> all = RelationBlend.weights(weights);
    double saved = savedWeight();
    Path from = RelationPaths.one("first", first, "inside.safetensors");
    Path to = RelationPaths.one("second", second, "on.safetensors");
    Optional<Path> file = file();
    file.ifPresent(AtomicFile::requireWritable);
    ModelChoice choice = Fields.apply(module(), ModelChoice.SETTINGS, ModelChoice.mini());
    try (Progress progress = progress();
        StableDiffusion loaded = choice.load(ModelStore.ofUser())) {
      RelationBlend blend =
          new RelationBlend(
              RelationFile.read(from, loaded.textWidth()),
              RelationFile.read(to, loaded.textWidth()));
      List<Candidate> candidates =
          all.stream().map(weight -> new Candidate(text(weight), blend.at(weight))).toList();
      Comparison comparison = new Comparison(loaded, candidates, options, requests);
      Relation kept = blend.at(saved);
      file.ifPresent(place -> RelationFile.write(place, kept));
      String names = String.join(" to ", RelationPaths.names(List.of(from, to)));
      draw(
          comparison,
          progress,
          ready -> {
            images = stack(ready, requests.size(), names);
            return List.of(images);
          });
    }
  }

  private static String text(double weight) {
    return String.format(Locale.ROOT, "%.3f", weight);
  }

  private double savedWeight() {
    try {
      return Double.parseDouble(saved_weight.strip());
    } catch (NumberFormatException e) {
      throw new SettingException(
          "saved_weight is '" + saved_weight + "'; possible is a number between 0 and 1.");
    }
  }

  private Optional<Path> file() {
    return Optional.ofNullable(blend_file)
        .filter(file -> !file.getPath().isBlank())
        .map(File::toPath);
  }

  /**
   * Images come weight by weight, and so do slices; frames are the prompts. Where a weight lacks
   * prompts, as drawing ended, there are no frames: the slices are as they came.
   */
  private static ImagePlus stack(List<Drawn> drawn, int prompts, String names) {
    int frames = drawn.size() % prompts == 0 ? prompts : 1;
    int weights = drawn.size() / frames;
    List<RgbImage> slices = new ArrayList<>();
    List<String> labels = new ArrayList<>();
    for (int frame = 0; frame < frames; frame++) {
      for (int weight = 0; weight < weights; weight++) {
        Drawn one = drawn.get(weight * frames + frame);
        slices.add(one.image());
        labels.add(
            "weight %s; %s; seed %d; %s"
                .formatted(
                    one.candidate().name(), one.request().prompt(), one.request().seed(), names));
      }
    }
    ImagePlus image = LabelledStack.of("Blend of " + names, slices, labels);
    image.setDimensions(1, weights, frames);
    image.setOpenAsHyperStack(frames > 1);
    return image;
  }
}

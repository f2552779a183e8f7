package io.github.reversion.command;

import ij.IJ;
import ij.ImagePlus;
import io.github.reversion.image.RgbImage;
import io.github.reversion.pipeline.GenerationListener;
import io.github.reversion.pipeline.GenerationOptions;
import io.github.reversion.pipeline.ImageRequest;
import io.github.reversion.pipeline.StableDiffusion;
import io.github.reversion.pipeline.TextToImage;
import io.github.reversion.run.ModelChoice;
import io.github.reversion.settings.SettingException;
import io.github.reversion.store.ModelStore;
import java.io.File;
import java.util.List;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/**
 * <b>Plugins &gt; ReVersion &gt; Generate Images...</b>: draws what prompts say, in which tokens of
 * learned relations may stand, and opens the images as a stack.
 *
 * <p>The label of a slice is its prompt, its seed and the relations; the whole of it also stands in
 * the image's properties.
 */
@SuppressWarnings({
  "UnusedVariable",
  "MemberName"
}) // fields are read by their names, the keys of macros
@Plugin(
    type = Command.class,
    menuPath = "Plugins>ReVersion>Generate Images...",
    initializer = "prepare")
public final class GenerateImages extends ReVersionCommand {
  @Parameter(
      label = "Preset",
      description = "quick: for the built-in mini model; reference: as published, for real models",
      choices = {"quick", "reference"},
      persist = false)
  private String preset = "quick";

  @Parameter(
      label = "Images a prompt",
      description = "How many images to draw of each prompt",
      min = "1",
      persist = false)
  private int count = 1;

  @Parameter(
      label = "Seed",
      description = "Seed of the first image; the next ones have the next numbers",
      persist = false)
  private long seed = 1;

  @Parameter(
      label = "Sampler",
      description =
          "ddim, pndm, euler, euler_ancestral, dpmpp_2m, dpmpp_2m_karras, unipc, lcm, or auto: the"
              + " model's own; empty: as the preset",
      required = false,
      persist = false)
  private String sampler = "";

  @Parameter(
      label = "Steps",
      description = "Sampler steps; empty: as the preset (quick 20, reference 50)",
      required = false,
      persist = false)
  private String steps = "";

  @Parameter(
      label = "Guidance scale",
      description = "Scale of classifier-free guidance, 1 for none; empty: as the preset",
      required = false,
      persist = false)
  private String guidance_scale = "";

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
      label = "Batch size",
      description =
          "Images computed at once; with 1, pixels do not depend on what else is drawn; empty: as"
              + " the preset",
      required = false,
      persist = false)
  private String batch_size = "";

  @Parameter(
      label = "Device",
      description = "auto: a CUDA GPU where there is one; cpu, cuda, cuda:1, mps (experimental)",
      persist = false)
  private String device = "auto";

  @Parameter(
      label = "Precision",
      description = "What the networks compute in; fp16 is for GPUs",
      choices = {"fp32", "bf16", "fp16"},
      persist = false)
  private String precision = "fp32";

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
      description = "A relation that was learned, or an embedding; empty: none",
      style = "open,extensions:safetensors/bin/pt",
      required = false,
      persist = false)
  private File relation;

  @Parameter(
      label = "More relation files",
      description = "Further ones for the same prompts, with ; between",
      style = "text field",
      required = false,
      persist = false)
  private String more_relations = "";

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

  @Override
  void work() {
    GenerationOptions options =
        Fields.apply(module(), GenerationOptions.SETTINGS, GenerationOptions.preset(preset));
    List<ImageRequest> requests = requests();
    ModelChoice choice = Fields.apply(module(), ModelChoice.SETTINGS, ModelChoice.mini());
    RelationFiles files = RelationFiles.of(relation, more_relations);
    try (Progress progress = new Progress(context(), this, "Generate Images");
        StableDiffusion loaded = choice.load(ModelStore.ofUser())) {
      RelationFiles.Loaded relations = files.load(loaded);
      List<RgbImage> drawn =
          new TextToImage(loaded, relations.list(), options)
              .generate(requests, new Watcher(progress, requests.size()));
      finish(requests, drawn, relations.text());
    }
  }

  private List<ImageRequest> requests() {
    List<String> lines = prompts.lines().map(String::strip).filter(p -> !p.isEmpty()).toList();
    if (lines.isEmpty()) {
      throw new SettingException("prompts is empty; write at least one, such as cat <R> stone.");
    }
    if (count < 1) {
      throw new SettingException("count is " + count + "; it must be at least 1.");
    }
    return ImageRequest.series(lines, count, seed);
  }

  private void finish(List<ImageRequest> requests, List<RgbImage> drawn, String relations) {
    if (!drawn.isEmpty()) {
      images = DrawnStack.of(requests.subList(0, drawn.size()), drawn, relations);
    }
    if (drawn.size() < requests.size()) {
      if (images != null && Screen.isWatched()) {
        // Hosts show no output of a command that was cancelled.
        images.show();
      }
      refuse("Stopped after %d of %d images.".formatted(drawn.size(), requests.size()));
    }
  }

  /** Shows what happens. */
  private record Watcher(Progress progress, int images) implements GenerationListener {

    @Override
    public void warning(String sentence) {
      IJ.log(sentence);
    }

    @Override
    public void progress(int done, int total) {
      int image = Math.min(images, 1 + (int) ((long) done * images / total));
      progress.at(done, total, "Image %d of %d".formatted(image, images));
    }

    @Override
    public boolean cancelled() {
      return progress.isCancelled();
    }
  }
}

package io.github.reversion.command;

import ij.ImagePlus;
import io.github.reversion.pipeline.GenerationOptions;
import io.github.reversion.pipeline.ImageRequest;
import io.github.reversion.run.Comparison;
import io.github.reversion.run.Comparison.Drawn;
import io.github.reversion.run.PromptRow;
import io.github.reversion.settings.SettingException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.scijava.plugin.Parameter;

/** What the commands have in common that draw with relations. */
@SuppressWarnings({
  "UnusedVariable",
  "MemberName"
}) // fields are read by their names, the keys of macros
abstract class DrawingCommand extends ReVersionCommand {
  @Parameter(
      label = "Preset",
      description = "quick: for the built-in mini model; reference: as published, for real models",
      choices = {"quick", "reference"},
      persist = false)
  private String preset = "quick";

  @Parameter(
      label = "Seed",
      description = "Seed of the first image; the next ones have the next numbers",
      persist = false)
  private long seed = 1;

  @Parameter(
      label = "Sampler",
      description = "How noise becomes an image; auto: the model's own",
      choices = {
        Fields.AS_PRESET,
        "auto",
        "ddim",
        "pndm",
        "euler",
        "euler_ancestral",
        "dpmpp_2m",
        "dpmpp_2m_karras",
        "unipc",
        "lcm"
      },
      persist = false)
  private String sampler = Fields.AS_PRESET;

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

  /** How far drawing is, with a button that stops it. */
  final Progress progress() {
    return Progress.inWindow(
        context(),
        this,
        MacroOptions.title(module().getInfo()),
        "Ends drawing and keeps the images so far");
  }

  final long seed() {
    return seed;
  }

  final GenerationOptions drawing() {
    return Fields.apply(module(), GenerationOptions.SETTINGS, GenerationOptions.preset(preset));
  }

  /**
   * The lines of a text as prompts, {@code count} images each.
   *
   * @throws SettingException if there is none, or the count is less than 1
   */
  final List<ImageRequest> requests(String prompts, int count) {
    List<String> lines = lines(prompts);
    if (lines.isEmpty()) {
      throw new SettingException("prompts is empty; write at least one, such as cat {} stone.");
    }
    if (count < 1) {
      throw new SettingException("count is " + count + "; it must be at least 1.");
    }
    return ImageRequest.series(lines, count, seed);
  }

  /**
   * Draws, and keeps what is ready however drawing ends: by itself, by a stop, or by a failure.
   *
   * @param drawing adds each image to the list as soon as it is ready, and returns how many there
   *     should have been
   * @param outputs makes outputs of this command from those that are ready, at least one
   */
  final <T> void draw(ToIntFunction<List<T>> drawing, Function<List<T>, List<ImagePlus>> outputs) {
    List<T> ready = new ArrayList<>();
    int all = Integer.MAX_VALUE;
    try {
      all = drawing.applyAsInt(ready);
    } finally {
      List<ImagePlus> images = ready.isEmpty() ? List.of() : outputs.apply(ready);
      if (ready.size() < all && Screen.isWatched()) {
        // Hosts show no output of a command that was cancelled.
        images.forEach(ImagePlus::show);
      }
    }
    if (ready.size() < all) {
      refuse("Stopped after %d of %d images.".formatted(ready.size(), all));
    }
  }

  /** The same, of a comparison. */
  final void draw(
      Comparison comparison, Progress progress, Function<List<Drawn>, List<ImagePlus>> outputs) {
    draw(
        (List<Drawn> ready) -> {
          comparison.draw(new DrawingProgress(progress, comparison.images()), ready::add);
          return comparison.images();
        },
        outputs);
  }

  /** Lines that are not empty. */
  static List<String> lines(String text) {
    return PromptRow.lines(text).stream().map(PromptRow::prompt).toList();
  }
}

package io.github.reversion.command;

import ij.IJ;
import io.github.reversion.exemplar.CaptionRules;
import io.github.reversion.exemplar.Exemplars;
import io.github.reversion.exemplar.ij.ExemplarStack;
import io.github.reversion.exemplar.ij.StackSelection;
import io.github.reversion.image.RgbImage;
import io.github.reversion.inversion.InversionListener;
import io.github.reversion.inversion.InversionOptions;
import io.github.reversion.inversion.InversionResult;
import io.github.reversion.inversion.StepRecord;
import io.github.reversion.pipeline.GenerationOptions;
import io.github.reversion.pipeline.StableDiffusion;
import io.github.reversion.run.Asked;
import io.github.reversion.run.InversionFiles;
import io.github.reversion.run.InversionJob;
import io.github.reversion.run.ModelChoice;
import io.github.reversion.store.ModelStore;
import java.io.File;
import java.util.stream.IntStream;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/**
 * <b>Plugins &gt; ReVersion &gt; Invert Relation...</b>: learns one word for the relation that the
 * slices of a stack share, and writes it as a file.
 *
 * <p>Slice labels are the captions, one a line, with {@code {}} for the relation: {@code cat {}
 * stone}. Beside the relation lie the run's options, its loss as table and curve, its previews, and
 * the checkpoint from which a stopped run can be resumed.
 */
@SuppressWarnings({
  "UnusedVariable",
  "MemberName"
}) // fields are read by their names, the keys of macros
@Plugin(
    type = Command.class,
    menuPath = "Plugins>ReVersion>Invert Relation...",
    initializer = "prepare")
public final class InvertRelation extends StackCommand {
  @Parameter(
      label = "Preset",
      description = "quick: for the built-in mini model; reference: as published, for real models",
      choices = {"quick", "reference"},
      persist = false)
  private String preset = "quick";

  @Parameter(
      label = "Steps",
      description = "Optimiser steps; empty: as the preset (quick 300, reference 3000)",
      required = false,
      persist = false)
  private String steps = "";

  @Parameter(
      label = "Learning rate",
      description = "Learning rate of AdamW; empty: as the preset",
      required = false,
      persist = false)
  private String learning_rate = "";

  @Parameter(
      label = "Steering weight",
      description = "Weight of the relation-steering loss, 0 for none; empty: as the preset",
      required = false,
      persist = false)
  private String steer_weight = "";

  @Parameter(
      label = "Batch size",
      description = "Images a micro-step; less needs less memory; empty: as the preset",
      required = false,
      persist = false)
  private String batch_size = "";

  @Parameter(
      label = "Accumulation",
      description = "Micro-steps that one optimiser step averages; empty: as the preset",
      required = false,
      persist = false)
  private String accumulation = "";

  @Parameter(
      label = "Seed",
      description = "All random draws follow from it; empty: as the preset (2023)",
      required = false,
      persist = false)
  private String seed = "";

  @Parameter(
      label = "Preview every",
      description = "Steps between preview images, 0 for none; empty: as the preset",
      required = false,
      persist = false)
  private String preview_every = "";

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
      label = "Resume",
      description = "Go on from the checkpoint of a run that was stopped, with the same options",
      required = false,
      persist = false)
  private boolean resume;

  @Parameter(
      label = "Model",
      description =
          "mini: the built-in one; the name of an installed one, see Models...; or a folder of"
              + " Stable Diffusion 1.x or 2.x in diffusers layout",
      style = "text field",
      persist = false)
  private String model = ModelStore.MINI;

  @Parameter(
      label = "Relation file to write",
      description = "NAME.safetensors; the other files of the run are called NAME, too",
      style = "save,extensions:safetensors",
      required = false,
      persist = false)
  private File out;

  @Parameter(
      label = "Advanced",
      description =
          "Further options as key: value, with commas between, such as vectors: 2, anchor:"
              + " first_row, preview_prompt: cat {} stone",
      style = "text field",
      required = false,
      persist = false)
  private String advanced = "";

  @Parameter(
      type = ItemIO.OUTPUT,
      label = "Relation file",
      description = "Path of the relation file that was written")
  private String relation_file;

  @Override
  void check() {
    ExemplarStack stack = ExemplarStack.of(image(), StackSelection.whole());
    CaptionRules rules = CaptionRules.english();
    // Slices can still be left out; but without any caption there is nothing to choose.
    if (IntStream.range(0, stack.size())
        .allMatch(i -> stack.fault(i, stack.label(i), rules).isPresent())) {
      stack.captions(0, rules);
    }
  }

  @Override
  void work() {
    ExemplarStack stack = stack();
    Exemplars exemplars = stack.read(CaptionRules.english());
    InversionFiles files = new InversionFiles(path("out", out, "carved_by.safetensors"));
    InversionOptions options =
        Fields.apply(module(), InversionOptions.SETTINGS, InversionOptions.preset(preset));
    InversionOptions all = InversionOptions.SETTINGS.with(options, Fields.pairs(advanced));
    ModelChoice choice = Fields.apply(module(), ModelChoice.SETTINGS, ModelChoice.mini());
    try (Progress progress = new Progress(context(), this, "Invert Relation");
        StableDiffusion loaded = choice.load(ModelStore.ofUser())) {
      GenerationOptions preview = GenerationOptions.preset(preset);
      InversionResult result =
          new InversionJob(
                  loaded,
                  exemplars,
                  all,
                  preview,
                  files,
                  resume,
                  new Asked(preset, choice, stack.description()))
              .run(new Watcher(progress, new PreviewStack("Previews of " + files.name())));
      finish(files, result);
    }
  }

  private void finish(InversionFiles files, InversionResult result) {
    relation_file = files.relation().toString();
    LossWindow.show(files.name(), result.log());
    if (result.outcome() == InversionResult.Outcome.CANCELLED) {
      refuse(
          "Stopped after step %d. The relation so far is in %s; run again with resume to go on."
              .formatted(result.log().size(), files.relation()));
    }
  }

  /** Shows what happens. */
  private record Watcher(Progress progress, PreviewStack previews) implements InversionListener {

    @Override
    public void warning(String sentence) {
      IJ.log(sentence);
    }

    @Override
    public void step(StepRecord record, int steps) {
      progress.at(
          record.step(),
          steps,
          "Step %d of %d, loss %.4f".formatted(record.step(), steps, record.denoiseLoss()));
    }

    @Override
    public void preview(int step, RgbImage image) {
      previews.add(step, image);
    }

    @Override
    public boolean cancelled() {
      return progress.isCancelled();
    }
  }
}

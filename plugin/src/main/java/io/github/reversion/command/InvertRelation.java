package io.github.reversion.command;

import ij.IJ;
import io.github.reversion.UserException;
import io.github.reversion.exemplar.CaptionRules;
import io.github.reversion.exemplar.Exemplars;
import io.github.reversion.exemplar.ij.ExemplarStack;
import io.github.reversion.exemplar.ij.StackSelection;
import io.github.reversion.inversion.InversionOptions;
import io.github.reversion.inversion.InversionResult;
import io.github.reversion.pipeline.GenerationOptions;
import io.github.reversion.pipeline.StableDiffusion;
import io.github.reversion.run.Asked;
import io.github.reversion.run.InversionEstimate;
import io.github.reversion.run.InversionFiles;
import io.github.reversion.run.InversionJob;
import io.github.reversion.run.InversionTrial;
import io.github.reversion.run.ModelChoice;
import io.github.reversion.store.ModelStore;
import java.io.File;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.scijava.ItemIO;
import org.scijava.ItemVisibility;
import org.scijava.command.Command;
import org.scijava.module.ModuleItem;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.widget.Button;

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
      description = "Optimiser steps; empty: as the preset (quick 150, reference 3000)",
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
              + " first_row, preview_prompt: cat {} stone; empty: as the preset",
      style = "text field",
      required = false,
      persist = false)
  private String advanced = "";

  @Parameter(
      label = "Advanced options...",
      description = "Shows all further options with what they mean, and can restore the preset's",
      callback = "editAdvanced",
      required = false,
      persist = false)
  private Button advanced_options;

  @Parameter(
      label = "Estimate time and memory",
      description = "Takes two steps with these options, on this device, and says what they took",
      callback = "estimate",
      required = false,
      persist = false)
  private Button estimate;

  @Parameter(
      label = "Estimate",
      description = "How long it will take here, and how much memory",
      visibility = ItemVisibility.MESSAGE,
      required = false,
      persist = false)
  private String estimated =
      "How long will it take here? The button above takes two steps to tell.";

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

  /** Called by the button. */
  void editAdvanced() {
    whileAsking(
        () -> {
          OptionTable<InversionOptions> table =
              new OptionTable<>(
                  InversionOptions.SETTINGS,
                  fields(),
                  MacroOptions.inputs(module().getInfo()).stream()
                      .map(ModuleItem::getName)
                      .toList());
          table.put(Fields.pairs(advanced));
          OptionsDialog.edit("Advanced options", table).ifPresent(text -> advanced = text);
        });
  }

  /** Called by the button. */
  void estimate() {
    whileAsking(
        () -> {
          Exemplars exemplars = stack().read(CaptionRules.english());
          InversionOptions all = options();
          ModelChoice choice = choice();
          estimated =
              Waiting.on("Taking two steps", stop -> estimated(exemplars, all, choice, stop));
          IJ.log(estimated);
        });
  }

  private String estimated(
      Exemplars exemplars, InversionOptions all, ModelChoice choice, BooleanSupplier stop) {
    try (StableDiffusion loaded = choice.load(ModelStore.ofUser())) {
      return new InversionTrial(
              loaded, exemplars, all, GenerationOptions.preset(preset), choice.model())
          .run(System::nanoTime, stop)
          .map(InversionEstimate::toString)
          .orElse("Stopped before two steps were taken.");
    }
  }

  /** The preset, and what the fields change of it. */
  private InversionOptions fields() {
    return Fields.apply(module(), InversionOptions.SETTINGS, InversionOptions.preset(preset));
  }

  private InversionOptions options() {
    return InversionOptions.SETTINGS.with(fields(), Fields.pairs(advanced));
  }

  private ModelChoice choice() {
    return Fields.apply(module(), ModelChoice.SETTINGS, ModelChoice.mini());
  }

  @Override
  void work() {
    ExemplarStack stack = stack();
    stack.unequalPixels().ifPresent(IJ::log);
    Exemplars exemplars = stack.read(CaptionRules.english());
    InversionFiles files = new InversionFiles(path("out", out, "carved_by.safetensors"));
    InversionOptions all = options();
    ModelChoice choice = choice();
    try (Progress progress =
            Progress.inWindow(
                context(),
                this,
                "Invert Relation: " + files.name(),
                "Ends learning and keeps what was learned; it can be resumed");
        StableDiffusion loaded = choice.load(ModelStore.ofUser())) {
      Asked asked = new Asked(preset, choice, stack.description());
      InversionJob job =
          new InversionJob(
              loaded, exemplars, all, GenerationOptions.preset(preset), files, resume, asked);
      InversionWatcher watcher = new InversionWatcher(progress, job);
      InversionResult result = job.run(watcher);
      relation_file = files.relation().toString();
      watcher.finish(result);
      remember(files);
      if (result.outcome() == InversionResult.Outcome.CANCELLED) {
        refuse(
            "Stopped after step %d. The relation so far is in %s; run again with resume to go on."
                .formatted(result.log().size(), files.relation()));
      }
    }
  }

  /** Lists the relation; that this fails spoils nothing that was learned. */
  private static void remember(InversionFiles files) {
    try {
      ModelStore.ofUser().relations().add(files.relation());
    } catch (UserException e) {
      IJ.log(e.getMessage());
    }
  }
}

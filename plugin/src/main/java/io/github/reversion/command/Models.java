package io.github.reversion.command;

import ij.IJ;
import ij.gui.GenericDialog;
import ij.measure.ResultsTable;
import io.github.reversion.checkpoint.CheckpointType;
import io.github.reversion.hub.DownloadPlan;
import io.github.reversion.hub.Hub;
import io.github.reversion.hub.HubAccess;
import io.github.reversion.settings.SettingException;
import io.github.reversion.store.InstalledModel;
import io.github.reversion.store.ModelLibrary;
import io.github.reversion.store.ModelStore;
import io.github.reversion.weights.DiskSpace;
import io.github.reversion.weights.TransferListener;
import java.io.File;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/**
 * <b>Plugins &gt; ReVersion &gt; Models...</b>: shows which models are installed, and installs
 * another: a folder, a checkpoint file, or one from a hub.
 *
 * <p>Nothing is downloaded without being asked for: by a dialog, or in a macro by {@code
 * agree=true}.
 */
@SuppressWarnings({
  "UnusedVariable",
  "MemberName"
}) // fields are read by their names, the keys of macros
@Plugin(type = Command.class, menuPath = "Plugins>ReVersion>Models...", initializer = "prepare")
public final class Models extends ReVersionCommand {
  @Parameter(
      label = "Action",
      description =
          "list: show what is installed; add: a folder in diffusers layout; convert: a checkpoint"
              + " file; download: a model from a hub",
      choices = {"list", "add", "convert", "download"},
      persist = false)
  private String action = "list";

  @Parameter(
      label = "Copy the folder",
      description = "For add: copy it to the other models; otherwise it stays where it is",
      persist = false)
  private boolean copy = true;

  @Parameter(
      label = "Type of the checkpoint",
      description =
          "For convert: sd1, sd2_base (512 pixels, predicts the noise), sd2_v (768 pixels, predicts"
              + " v); auto: as the file says",
      choices = {"auto", "sd1", "sd2_base", "sd2_v"},
      persist = false)
  private String type = "auto";

  @Parameter(
      label = "Half precision",
      description =
          "For download: prefer weights of 16 bits, which are half as large; for a GPU with fp16",
      persist = false)
  private boolean half = false;

  @Parameter(
      label = "I agree to download",
      description =
          "For download: go on without asking, because I know the model's licence and agree to it",
      persist = false)
  private boolean agree = false;

  @Parameter(
      label = "Folder",
      description = "For add: the model's folder, with unet, vae, text_encoder and tokenizer in it",
      style = "directory",
      required = false,
      persist = false)
  private File folder;

  @Parameter(
      label = "Checkpoint file",
      description = "For convert: one .safetensors file with all of a Stable Diffusion model",
      style = "open,extensions:safetensors",
      required = false,
      persist = false)
  private File file;

  @Parameter(
      label = "Template",
      description =
          "For convert: a model of the same sizes, whose configuration and tokenizer are taken;"
              + " empty for one that is as Stable Diffusion was published",
      style = "text field",
      required = false,
      persist = false)
  private String template = "";

  @Parameter(
      label = "Repository",
      description = "For download: owner/name, as on the model's page",
      style = "text field",
      required = false,
      persist = false)
  private String repository = "";

  @Parameter(
      label = "Revision",
      description = "For download: a branch, a tag or a commit",
      style = "text field",
      required = false,
      persist = false)
  private String revision = "main";

  @Parameter(
      label = "Name",
      description = "What the new model is to be called; empty: as the folder, file or repository",
      style = "text field",
      required = false,
      persist = false)
  private String name = "";

  @Parameter(
      type = ItemIO.OUTPUT,
      label = "Model",
      description = "The name of the model that was installed, or empty")
  private String installed = "";

  @Override
  void work() {
    ModelLibrary library = new ModelLibrary(ModelStore.ofUser());
    if (!action.equals("list")) {
      try (Progress progress = new Progress(context(), this, "Models", "Looking at the model")) {
        InstalledModel model = install(library, new Watcher(progress));
        installed = model.name();
        IJ.log("Installed: " + model.name() + " in " + model.folder());
      } catch (CancellationException e) {
        refuse("No model was installed.");
        return;
      }
    }
    show(library);
  }

  private InstalledModel install(ModelLibrary library, TransferListener watcher) {
    return switch (action) {
      case "add" ->
          library.add(path("folder", folder, "stable-diffusion-v1-5"), name, copy, watcher);
      case "convert" ->
          library.convert(
              path("file", file, "v1-5.safetensors"),
              CheckpointType.valueOf(type.toUpperCase(Locale.ROOT)),
              template,
              name,
              watcher);
      case "download" ->
          library.download(
              new Hub(HubAccess.of(System.getenv())),
              repository.strip(),
              revision.strip(),
              half,
              name,
              consent(),
              watcher);
      default ->
          throw new SettingException(
              "action is '" + action + "'; possible is list, add, convert, download.");
    };
  }

  private AskedConsent consent() {
    return new AskedConsent(
        agree,
        IJ.isMacro() || !Screen.isWatched() ? Optional.empty() : Optional.of(Models::agreesTo));
  }

  private static boolean agreesTo(DownloadPlan plan) {
    GenericDialog dialog = new GenericDialog("Download a model");
    dialog.addMessage(plan.toString().replace("; ", ";\n"));
    dialog.setOKLabel("Download");
    dialog.showDialog();
    return dialog.wasOKed();
  }

  /** As a table where somebody sees it, and in the log. */
  private static void show(ModelLibrary library) {
    ResultsTable table = new ResultsTable();
    for (InstalledModel model : library.list()) {
      table.addRow();
      table.addValue("Model", model.name());
      table.addValue("Size", DiskSpace.text(model.bytes()));
      table.addValue("Type", model.type());
      table.addValue("Precision", model.precision());
      table.addValue("Licence", model.licence());
      table.addValue("Folder", model.folder().toString());
      table.addValue("Problem", model.problem());
      IJ.log(
          "%s: %s, %s, %s, licence %s, in %s"
              .formatted(
                  model.name(),
                  DiskSpace.text(model.bytes()),
                  model.problem().isEmpty() ? model.type() : model.problem(),
                  model.precision(),
                  model.licence(),
                  model.folder()));
    }
    if (Screen.isWatched()) {
      table.show("Models");
    }
  }

  /** Shows the bytes, and ends when the user wants. */
  private record Watcher(Progress progress) implements TransferListener {
    private static final int STEPS = 10_000;

    @Override
    public void progress(String what, long done, long total) {
      if (progress.isCancelled()) {
        throw new CancellationException();
      }
      int step = total == 0 ? STEPS : (int) ((double) done / total * STEPS);
      progress.at(
          step, STEPS, "%s, %s of %s".formatted(what, DiskSpace.text(done), DiskSpace.text(total)));
    }
  }
}

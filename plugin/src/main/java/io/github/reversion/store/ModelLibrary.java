package io.github.reversion.store;

import io.github.reversion.checkpoint.CheckpointConversion;
import io.github.reversion.checkpoint.CheckpointType;
import io.github.reversion.hub.Consent;
import io.github.reversion.hub.DownloadPlan;
import io.github.reversion.hub.Hub;
import io.github.reversion.pipeline.ModelFolder;
import io.github.reversion.settings.SettingException;
import io.github.reversion.weights.TransferListener;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/**
 * The models on this computer: which there are, and the ways to get another.
 *
 * <p>Each way ends with a folder under its name in {@link ModelStore#models}, or with none.
 *
 * @param store where they lie
 */
public record ModelLibrary(ModelStore store) {

  /** All models, the embedded one first; those that cannot be used are among them and say why. */
  public List<InstalledModel> list() {
    List<InstalledModel> models = new ArrayList<>();
    models.add(InstalledModel.of(ModelStore.MINI, store.mini(), Licence.OURS));
    store.installed().all().forEach((name, folder) -> models.add(look(name, folder)));
    return models;
  }

  private static InstalledModel look(String name, Path folder) {
    return InstalledModel.of(name, folder, Licence.of(folder));
  }

  /**
   * Installs a folder in diffusers layout.
   *
   * @param folder the model's
   * @param name the name it is to have; empty for the folder's
   * @param copy whether it is copied; otherwise it stays where it is and only that is noted
   * @throws io.github.reversion.UserException if it is no model that can be run, the name is taken,
   *     or it cannot be copied
   */
  public InstalledModel add(Path folder, String name, boolean copy, TransferListener watcher) {
    requireFolder("folder", folder);
    Path place = store.installed().place(name, lastName(folder));
    ModelFolder.read(folder);
    if (!copy) {
      store.installed().link(place, folder);
      return look(lastName(place), folder);
    }
    FolderCopy.copy(folder, place, watcher);
    return look(lastName(place), place);
  }

  private static void requireFolder(String key, Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new SettingException(
          "%s is %s, which is no folder; give a model folder in diffusers layout."
              .formatted(key, folder));
    }
  }

  /**
   * Installs a checkpoint file in the original layout, which is made a folder.
   *
   * @param file a {@code .safetensors} file
   * @param type how its model was trained
   * @param template the name or the folder of a model of the same sizes, for one that is not as
   *     Stable Diffusion was published; empty for none
   * @param name the name it is to have; empty for the file's
   * @throws io.github.reversion.UserException if the file is not understood, the name is taken, or
   *     the folder cannot be written
   */
  public InstalledModel convert(
      Path file, CheckpointType type, String template, String name, TransferListener watcher) {
    if (!Files.isRegularFile(file)) {
      throw new SettingException(
          "file is " + file + ", which is no file; give a checkpoint as .safetensors.");
    }
    Path place = store.installed().place(name, lastName(file).replaceFirst("\\.[A-Za-z]+$", ""));
    CheckpointConversion.of(file, type, template(template)).write(place, watcher);
    return look(lastName(place), place);
  }

  private Optional<Path> template(String template) {
    if (template.isBlank()) {
      return Optional.empty();
    }
    Path folder = store.model(template);
    requireFolder("template", folder);
    return Optional.of(folder);
  }

  /**
   * Downloads a model.
   *
   * @param id its repository, {@code owner/name}
   * @param revision a branch, tag or commit
   * @param half whether to prefer weights of 16 bits
   * @param name the name it is to have; empty for the repository's
   * @param consent is asked before; nothing happens without
   * @throws CancellationException if there is no consent
   * @throws io.github.reversion.UserException if the hub does not have it, does not give it, or it
   *     is no model that can be run
   */
  public InstalledModel download(
      Hub hub,
      String id,
      String revision,
      boolean half,
      String name,
      Consent consent,
      TransferListener watcher) {
    Hub.requireId(id);
    Path place = store.installed().place(name, id.replaceFirst("^.*/", ""));
    DownloadPlan plan = hub.plan(id, revision, half);
    if (!consent.to(plan)) {
      throw new CancellationException();
    }
    hub.download(plan, place, watcher, ModelFolder::read);
    return look(lastName(place), place);
  }

  private static String lastName(Path path) {
    Path name = path.toAbsolutePath().normalize().getFileName();
    return name == null ? "" : name.toString();
  }
}

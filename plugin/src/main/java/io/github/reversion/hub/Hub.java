package io.github.reversion.hub;

import io.github.reversion.UserException;
import io.github.reversion.settings.SettingException;
import io.github.reversion.weights.AtomicFolder;
import io.github.reversion.weights.DiskSpace;
import io.github.reversion.weights.TransferListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A hub from which models are downloaded: huggingface.co, or one that speaks as it does.
 *
 * <p>Addresses are {@code ENDPOINT/ID/resolve/COMMIT/FILE}; the list of files is that of {@code
 * ENDPOINT/api/models/ID/tree/COMMIT}.
 */
public final class Hub {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final HubClient client;
  private final Retries retries;
  private final Duration patience;

  /** The hub that this access leads to. */
  public Hub(HubAccess access) {
    this(access, Pause.REAL, PATIENCE);
  }

  /**
   * As the other, with a way to wait between tries.
   *
   * @param patience how long to wait for a byte
   */
  public Hub(HubAccess access, Pause pause, Duration patience) {
    client = new HubClient(access);
    retries = new Retries(pause);
    this.patience = patience;
  }

  /**
   * Refuses what no repository is called, before anything is asked.
   *
   * @throws SettingException naming it
   */
  public static void requireId(String id) {
    HubRepository.requireId(id);
  }

  /**
   * Finds out what a model needs; downloads nothing of it.
   *
   * @param id owner and name, {@code owner/name}
   * @param revision a branch, tag or commit; usually {@code main}
   * @param half whether to prefer weights of 16 bits
   * @throws SettingException if that is no name
   * @throws UserException if the hub does not have it or does not give it
   */
  public DownloadPlan plan(String id, String revision, boolean half) {
    HubRepository repository = HubRepository.open(client, retries, id, revision);
    List<HubFile> all = repository.files(client, retries);
    return new DownloadPlan(
        id,
        client.access().at("/" + id),
        repository.commit(),
        repository.licence(),
        DiffusersFiles.choose(id, all, half));
  }

  /**
   * Downloads a model. What arrived of a download that failed or was stopped is kept, and the next
   * one goes on from there.
   *
   * @param folder is made, and is there only when all files are
   * @param watcher is told of the bytes that are there
   * @param check looks at the whole, before it is moved into its place
   * @throws UserException if the folder is there already, the disk is too full, or something cannot
   *     be got
   */
  public void download(
      DownloadPlan plan, Path folder, TransferListener watcher, Consumer<Path> check) {
    AtomicFolder.requireNew(folder);
    DiskSpace.require(folder, plan.bytes() - present(plan, AtomicFolder.partOf(folder)));
    Path part = AtomicFolder.begin(folder);
    forgetOthers(plan, part);
    HubRepository repository = new HubRepository(plan.id(), plan.commit(), plan.licence());
    long done = 0;
    for (HubFile file : plan.files()) {
      new FileDownload(client, retries, patience, watcher.within(done, plan.bytes()))
          .get(repository.address(client.access(), file.path()), file, part.resolve(file.path()));
      done += file.size();
    }
    check.accept(part);
    AtomicFolder.finish(folder);
  }

  /** Bytes that are there of a former try. */
  private static long present(DownloadPlan plan, Path part) {
    return plan.files().stream()
        .mapToLong(
            file ->
                FileDownload.traces(part.resolve(file.path())).stream()
                    .mapToLong(trace -> trace.toFile().length())
                    .max()
                    .orElse(0))
        .sum();
  }

  /** A former try may have been for another version, or for other weights. */
  private static void forgetOthers(DownloadPlan plan, Path part) {
    Set<Path> ours =
        plan.files().stream()
            .flatMap(file -> FileDownload.traces(part.resolve(file.path())).stream())
            .collect(Collectors.toSet());
    try (Stream<Path> files = Files.walk(part)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (!ours.contains(file)) {
          Files.delete(file);
        }
      }
    } catch (IOException e) {
      throw new UserException(part + " cannot be tidied (" + e + "); delete it.", e);
    }
  }
}

package io.github.reversion.store;

import io.github.reversion.UserException;
import io.github.reversion.weights.AtomicFolder;
import io.github.reversion.weights.DiskSpace;
import io.github.reversion.weights.TransferListener;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Copies a folder, links followed, into one that is there as a whole or not at all. */
final class FolderCopy {
  private static final int STRETCH = 4 << 20;

  private final Path source;
  private final List<Path> files;
  private final long total;
  private final TransferListener watcher;
  private long done;

  private FolderCopy(Path source, List<Path> files, TransferListener watcher) {
    this.source = source;
    this.files = files;
    this.watcher = watcher;
    total = files.stream().mapToLong(file -> file.toFile().length()).sum();
  }

  /**
   * Copies.
   *
   * @throws UserException if the target is there, the disk is too full, or something cannot be read
   *     or written
   */
  static void copy(Path source, Path target, TransferListener watcher) {
    AtomicFolder.requireNew(target);
    try (Stream<Path> all = Files.walk(source, FileVisitOption.FOLLOW_LINKS)) {
      List<Path> files = all.filter(Files::isRegularFile).sorted().toList();
      FolderCopy copy = new FolderCopy(source, files, watcher);
      DiskSpace.require(target, copy.total);
      AtomicFolder.write(target, copy::fill);
    } catch (IOException e) {
      throw failed(source, e);
    }
  }

  private static UserException failed(Path source, IOException e) {
    return new UserException(
        source + " cannot be copied (" + e + "); check both folders and their disks.", e);
  }

  private void fill(Path target) {
    try {
      for (Path file : files) {
        Path place = target.resolve(source.relativize(file).toString());
        Files.createDirectories(place.getParent());
        copy(file, place);
      }
    } catch (IOException e) {
      throw failed(source, e);
    }
  }

  private void copy(Path file, Path place) throws IOException {
    try (InputStream in = Files.newInputStream(file);
        OutputStream out = Files.newOutputStream(place)) {
      byte[] buffer = new byte[STRETCH];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        out.write(buffer, 0, read);
        done += read;
        watcher.progress(source.relativize(file).toString(), done, total);
      }
    }
  }
}

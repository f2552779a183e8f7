package io.github.reversion.spark.files;

import io.github.reversion.UserException;
import io.github.reversion.weights.AtomicFile;
import io.github.reversion.weights.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.EnumSet;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.CreateFlag;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.hadoop.fs.permission.FsPermission;

/**
 * A folder that Hadoop opens by a URI, such as {@code hdfs://host/runs/mini} or {@code
 * s3a://bucket/mini}. Its files are named as seen from it, with slashes.
 */
public final class HadoopFolder {
  private final FileContext files;
  private final Path root;

  /**
   * Opens a folder, which need not be there yet.
   *
   * @throws UserException if Hadoop knows no such file system
   */
  public HadoopFolder(String uri, Configuration configuration) {
    try {
      files = FileContext.getFileContext(URI.create(uri), configuration);
      root = files.makeQualified(new Path(uri));
    } catch (IOException | IllegalArgumentException e) {
      throw new UserException(
          "%s cannot be opened (%s); mend the URI, or add what Hadoop needs for it with --jars."
              .formatted(uri, e.getMessage()),
          e);
    }
  }

  /** Whether a place is for Hadoop: a URI, but none of a file. */
  public static boolean isMeant(String place) {
    return place.matches("[A-Za-z][A-Za-z0-9+.-]+:.*") && !place.startsWith("file:");
  }

  /** The files in it and below, with a text that changes when they do. Hidden ones are left out. */
  public SortedMap<String, String> files() {
    SortedMap<String, String> found = new TreeMap<>();
    try {
      if (files.util().exists(root)) {
        RemoteIterator<LocatedFileStatus> all = files.util().listFiles(root, true);
        while (all.hasNext()) {
          FileStatus file = all.next();
          if (!file.getPath().getName().startsWith(".")) {
            found.put(name(file), file.getLen() + " " + file.getModificationTime());
          }
        }
      }
      return found;
    } catch (IOException e) {
      throw new UserException(root + " cannot be read (" + e + "); mend that, run it again.", e);
    }
  }

  private String name(FileStatus file) {
    String path = files.makeQualified(file.getPath()).toUri().getPath();
    return path.substring(root.toUri().getPath().length() + 1);
  }

  /**
   * Copies a file to this computer.
   *
   * @param target its folder is made if need be
   * @throws UserException if it is not there or cannot be copied
   */
  public void fetch(String name, java.nio.file.Path target) {
    try (InputStream in = files.open(new Path(root, name))) {
      Files.createDirectories(target.getParent());
      AtomicFile.write(target, in::transferTo);
    } catch (IOException e) {
      throw new UserException(
          "%s/%s cannot be copied (%s); mend that and run it again.".formatted(root, name, e), e);
    }
  }

  /**
   * Copies a file of this computer into the folder: beside its place, then moved into it.
   *
   * @throws UserException if it cannot be written
   */
  public void put(java.nio.file.Path source, String name) {
    Path target = new Path(root, name);
    Path part = new Path(target.getParent(), "." + target.getName() + "." + UUID.randomUUID());
    try {
      files.mkdir(target.getParent(), FsPermission.getDirDefault(), true);
      try (OutputStream out = files.create(part, EnumSet.of(CreateFlag.CREATE))) {
        Files.copy(source, out);
      }
      files.rename(part, target, Options.Rename.OVERWRITE);
    } catch (IOException e) {
      deleteQuietly(part);
      throw new UserException(
          "%s cannot be written (%s); free space or choose another place.".formatted(target, e), e);
    }
  }

  private void deleteQuietly(Path part) {
    try {
      files.delete(part, false);
    } catch (IOException ignored) {
      // The error that brought us here is the one to report.
    }
  }

  /**
   * The folder on this computer, copied unless it was copied before and has not changed since.
   *
   * @param parent of all copies
   */
  public java.nio.file.Path copyInto(java.nio.file.Path parent) {
    SortedMap<String, String> all = files();
    if (all.isEmpty()) {
      throw new UserException(root + " is no folder with files; name another.");
    }
    String content = Sha256.of((root + " " + all).getBytes(StandardCharsets.UTF_8));
    java.nio.file.Path target = parent.resolve(content.substring(0, 12));
    try {
      if (!Files.isDirectory(target)) {
        Files.createDirectories(parent);
        java.nio.file.Path part = Files.createTempDirectory(parent, "part");
        try {
          all.keySet().forEach(name -> fetch(name, part.resolve(root.getName()).resolve(name)));
          moveInto(part, target);
        } catch (IOException | RuntimeException e) {
          Scratch.deleteInSpiteOf(e, part);
          throw e;
        }
      }
      return target.resolve(root.getName());
    } catch (IOException e) {
      throw new UserException(
          "%s cannot be written (%s); set REVERSION_HOME to a folder that can."
              .formatted(parent, e),
          e);
    }
  }

  /** Another process may have been faster; its copy is the same. */
  private static void moveInto(java.nio.file.Path part, java.nio.file.Path target)
      throws IOException {
    try {
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException e) {
      if (!Files.isDirectory(target)) {
        throw e;
      }
      Scratch.delete(part);
    }
  }
}

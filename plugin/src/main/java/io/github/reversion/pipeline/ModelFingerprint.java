package io.github.reversion.pipeline;

import io.github.reversion.weights.Sha256;
import io.github.reversion.weights.WeightsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A hash that tells models apart: SHA-256 over the names, sizes and contents of a folder's JSON,
 * vocabulary and safetensors files.
 *
 * <p>Of a file larger than 64 MiB only the first MiB, in which the header with all names and shapes
 * lies, and 512 evenly spread stretches of 8 KiB count, so that a model of several GiB is told
 * apart in a moment. They are so many because some kinds of training change a few layers only.
 */
public final class ModelFingerprint {
  private static final long WHOLE = 64L << 20;
  private static final int PART = 1 << 20;
  private static final int STRETCHES = 512;
  private static final int STRETCH = 8 << 10;
  private static final List<String> ENDINGS = List.of(".json", ".txt", ".safetensors");

  private ModelFingerprint() {}

  /**
   * The hash of a model folder, 64 hexadecimal digits. Links are followed.
   *
   * @throws WeightsException if the folder cannot be read or holds nothing of a model
   */
  public static String of(Path folder) {
    try {
      Sha256 hash = new Sha256();
      for (Path file : files(folder)) {
        String name = folder.relativize(file).toString().replace('\\', '/');
        hash.add(name.getBytes(StandardCharsets.UTF_8));
        add(hash, file);
      }
      return hash.hex();
    } catch (IOException | UncheckedIOException e) {
      throw new WeightsException(
          folder, "cannot be read (" + e.getMessage() + ")", "copy the model folder again", e);
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
      List<Path> files = all.filter(ModelFingerprint::counts).sorted().toList();
      if (files.isEmpty()) {
        throw new WeightsException(
            folder, "holds no files of a model", "give a model folder in diffusers layout");
      }
      return files;
    }
  }

  private static boolean counts(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return Files.isRegularFile(file) && ENDINGS.stream().anyMatch(name::endsWith);
  }

  private static void add(Sha256 hash, Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      long size = channel.size();
      hash.add(ByteBuffer.allocate(Long.BYTES).putLong(0, size));
      if (size <= WHOLE) {
        add(hash, channel, 0, size);
      } else {
        add(hash, channel, 0, PART);
        for (int i = 1; i <= STRETCHES; i++) {
          long end = size / STRETCHES * i + size % STRETCHES;
          add(hash, channel, end - STRETCH, end);
        }
      }
    }
  }

  private static void add(Sha256 hash, FileChannel channel, long from, long to) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(PART);
    for (long at = from; at < to; ) {
      buffer.clear().limit((int) Math.min(PART, to - at));
      int read = channel.read(buffer, at);
      if (read < 0) {
        throw new IOException("The file became shorter while it was read");
      }
      hash.add(buffer.flip());
      at += read;
    }
  }
}

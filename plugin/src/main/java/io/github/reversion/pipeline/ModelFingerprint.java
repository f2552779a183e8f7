package io.github.reversion.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A hash that tells models apart: SHA-256 over the names, sizes and contents of a folder's JSON,
 * vocabulary and safetensors files.
 *
 * <p>Of a file larger than 64 MiB only the first and the last MiB count, so that a model of several
 * GiB is told apart in a moment; the header with all names and shapes lies in the first.
 */
public final class ModelFingerprint {
  private static final long WHOLE = 64L << 20;
  private static final int PART = 1 << 20;
  private static final List<String> ENDINGS = List.of(".json", ".txt", ".safetensors");

  private ModelFingerprint() {}

  /** The hash of a model folder, 64 hexadecimal digits. */
  public static String of(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (Path file : files.filter(ModelFingerprint::counts).sorted().toList()) {
        String name = folder.relativize(file).toString().replace('\\', '/');
        digest.update(name.getBytes(StandardCharsets.UTF_8));
        add(digest, file);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException e) {
      throw new UncheckedIOException(folder + " cannot be read", e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  private static boolean counts(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return Files.isRegularFile(file) && ENDINGS.stream().anyMatch(name::endsWith);
  }

  private static void add(MessageDigest digest, Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      long size = channel.size();
      digest.update(ByteBuffer.allocate(Long.BYTES).putLong(0, size));
      if (size <= WHOLE) {
        add(digest, channel, 0, size);
      } else {
        add(digest, channel, 0, PART);
        add(digest, channel, size - PART, size);
      }
    }
  }

  private static void add(MessageDigest digest, FileChannel channel, long from, long to)
      throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(PART);
    for (long at = from; at < to; ) {
      buffer.clear().limit((int) Math.min(PART, to - at));
      int read = channel.read(buffer, at);
      if (read < 0) {
        throw new IOException("The file became shorter while it was read");
      }
      digest.update(buffer.flip());
      at += read;
    }
  }
}

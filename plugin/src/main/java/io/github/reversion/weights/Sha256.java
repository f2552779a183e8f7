package io.github.reversion.weights;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The SHA-256 by which files and other bytes are told apart: of one array, or of many parts. */
public final class Sha256 {
  private static final int STRETCH = 1 << 20;

  private final MessageDigest digest;

  /** That of no bytes, to which some are added. */
  public Sha256() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  /** That of an array, 64 hexadecimal digits. */
  public static String of(byte[] content) {
    Sha256 hash = new Sha256();
    hash.add(content);
    return hash.hex();
  }

  /** That of a file, 64 hexadecimal digits, as {@code sha256sum} writes it. */
  public static String of(Path file) throws IOException {
    Sha256 hash = new Sha256();
    ByteBuffer buffer = ByteBuffer.allocate(STRETCH);
    try (FileChannel channel = FileChannel.open(file)) {
      while (channel.read(buffer) >= 0) {
        hash.add(buffer.flip());
        buffer.clear();
      }
    }
    return hash.hex();
  }

  /** Takes in more bytes. */
  public void add(byte[] more) {
    digest.update(more);
  }

  /** Takes in what is left in a buffer. */
  public void add(ByteBuffer more) {
    digest.update(more);
  }

  /** The hash of what was added; then begins anew. */
  public byte[] bytes() {
    return digest.digest();
  }

  /** The same as 64 hexadecimal digits. */
  public String hex() {
    return HexFormat.of().formatHex(bytes());
  }
}

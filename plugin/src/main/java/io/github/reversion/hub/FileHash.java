package io.github.reversion.hub;

import io.github.reversion.weights.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What tells that a file arrived as it was sent. */
public sealed interface FileHash {

  /** Whether a file has this hash. */
  boolean matches(Path file) throws IOException;

  /**
   * That of large files.
   *
   * @param hex SHA-256 of the content
   */
  record OfContent(String hex) implements FileHash {
    @Override
    public boolean matches(Path file) throws IOException {
      return Sha256.of(file).equals(hex);
    }
  }

  /**
   * That of files which lie in Git itself.
   *
   * @param hex SHA-1 of the word "blob", the size, and the content
   */
  record OfGit(String hex) implements FileHash {
    private static final int STRETCH = 1 << 16;

    @Override
    public boolean matches(Path file) throws IOException {
      MessageDigest digest = sha1();
      digest.update(("blob " + Files.size(file) + "\0").getBytes(StandardCharsets.US_ASCII));
      try (InputStream in = Files.newInputStream(file)) {
        byte[] buffer = new byte[STRETCH];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
          digest.update(buffer, 0, read);
        }
      }
      return HexFormat.of().formatHex(digest.digest()).equals(hex);
    }

    private static MessageDigest sha1() {
      try {
        return MessageDigest.getInstance("SHA-1");
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("Every Java has SHA-1", e);
      }
    }
  }
}

package io.github.reversion.exemplar;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Tells sets of exemplars apart: SHA-256 over file names, sizes, pixels and captions. */
public final class ExemplarHash {
  private ExemplarHash() {}

  /** The hash, 64 hexadecimal digits; what the set is called does not count. */
  public static String of(Exemplars exemplars) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (Exemplar exemplar : exemplars.list()) {
        text(digest, exemplar.name());
        number(digest, exemplar.image().width());
        number(digest, exemplar.image().height());
        digest.update(exemplar.image().rgb());
        number(digest, exemplar.captions().size());
        exemplar.captions().forEach(caption -> text(digest, caption));
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  private static void text(MessageDigest digest, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    number(digest, bytes.length);
    digest.update(bytes);
  }

  private static void number(MessageDigest digest, int number) {
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, number));
  }
}

package io.github.reversion.exemplar;

import io.github.reversion.weights.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Tells sets of exemplars apart: SHA-256 over file names, sizes, pixels and captions. */
public final class ExemplarHash {
  private ExemplarHash() {}

  /** The hash, 64 hexadecimal digits; what the set is called does not count. */
  public static String of(Exemplars exemplars) {
    Sha256 hash = new Sha256();
    for (Exemplar exemplar : exemplars.list()) {
      text(hash, exemplar.name());
      number(hash, exemplar.image().width());
      number(hash, exemplar.image().height());
      hash.add(exemplar.image().rgb());
      number(hash, exemplar.captions().size());
      exemplar.captions().forEach(caption -> text(hash, caption));
    }
    return hash.hex();
  }

  private static void text(Sha256 hash, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    number(hash, bytes.length);
    hash.add(bytes);
  }

  private static void number(Sha256 hash, int number) {
    hash.add(ByteBuffer.allocate(Integer.BYTES).putInt(0, number));
  }
}

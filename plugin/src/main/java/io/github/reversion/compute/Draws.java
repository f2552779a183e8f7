package io.github.reversion.compute;

import io.github.reversion.weights.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * All random draws of a run, which follow from its seed alone.
 *
 * <p>Each draw has a purpose and a key, such as "noise" and the numbers of step and sample, and its
 * own stream of random numbers that follows from seed, purpose and key. So a draw does not depend
 * on which others were made before it, on batch size, thread or device, and a resumed run draws
 * what an uninterrupted one does. Immutable.
 *
 * @param seed the run's seed
 */
public record Draws(long seed) {

  /**
   * Starts the stream of a purpose and key; asked again, it starts the same numbers anew.
   *
   * <p>Counter and increment of the stream are the first two words of the SHA-256 of seed, length
   * and UTF-8 bytes of the purpose, and key, numbers being 8 bytes with the highest first.
   *
   * @param purpose what is drawn
   * @param key which of those draws
   */
  public RandomStream stream(String purpose, long... key) {
    byte[] name = purpose.getBytes(StandardCharsets.UTF_8);
    ByteBuffer text = ByteBuffer.allocate(Long.BYTES * (2 + key.length) + name.length);
    text.putLong(seed).putLong(name.length).put(name);
    for (long part : key) {
      text.putLong(part);
    }
    Sha256 hash = new Sha256();
    hash.add(text.array());
    ByteBuffer digest = ByteBuffer.wrap(hash.bytes());
    return new RandomStream(digest.getLong(), digest.getLong());
  }
}

package io.github.reversion.weights;

import java.util.Arrays;
import java.util.Random;

/** Damages bytes at random. */
public final class Fuzz {
  private Fuzz() {}

  /** A copy with up to three bytes changed, cut short, or with a few zero bytes put in. */
  public static byte[] damage(byte[] sound, Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> Arrays.copyOf(sound, random.nextInt(sound.length));
      case 1 -> insert(sound, random);
      default -> change(sound, random);
    };
  }

  private static byte[] change(byte[] sound, Random random) {
    byte[] bytes = sound.clone();
    for (int i = random.nextInt(3); i >= 0; i--) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    return bytes;
  }

  private static byte[] insert(byte[] sound, Random random) {
    int at = random.nextInt(sound.length);
    int length = 1 + random.nextInt(16);
    byte[] longer = Arrays.copyOf(sound, sound.length + length);
    Arrays.fill(longer, at, at + length, (byte) 0);
    System.arraycopy(sound, at, longer, at + length, sound.length - at);
    return longer;
  }
}

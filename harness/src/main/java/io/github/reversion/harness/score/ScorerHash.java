package io.github.reversion.harness.score;

import io.github.reversion.weights.Sha256;
import java.nio.charset.StandardCharsets;

/** Makes the hash of a scorer of all that its scores follow from. */
public final class ScorerHash {
  private ScorerHash() {}

  /**
   * The hash.
   *
   * @param scorer its name
   * @param rules counts up when it scores by other rules
   * @param parts hashes of weights, preprocessing, or what it learned from
   * @return 64 hexadecimal digits
   */
  public static String of(String scorer, int rules, String... parts) {
    String all = scorer + "\n" + rules + "\n" + String.join("\n", parts);
    return Sha256.of(all.getBytes(StandardCharsets.UTF_8));
  }
}

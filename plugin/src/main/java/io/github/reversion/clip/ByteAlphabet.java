package io.github.reversion.clip;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The printable character that stands for each byte in a byte-level vocabulary.
 *
 * <p>Bytes that are printable in Latin-1 stand for themselves, the others for the characters from
 * U+0100 on, in order. Source: Radford et al., Language Models are Unsupervised Multitask Learners
 * (2019), and its byte-level BPE.
 */
final class ByteAlphabet {
  private static final int SHIFTED = 0x100;

  private final char[] symbols = new char[256];
  private final int[] bytes = new int[2 * SHIFTED];

  ByteAlphabet() {
    char next = SHIFTED;
    for (int b = 0; b < 256; b++) {
      symbols[b] = isPrintable(b) ? (char) b : next++;
      bytes[symbols[b]] = b;
    }
  }

  private static boolean isPrintable(int b) {
    return (b >= '!' && b <= '~') || (b >= 0xA1 && b != 0xAD);
  }

  /** All characters, in the order in which vocabularies list them. */
  List<String> all() {
    return new String(symbols)
        .chars()
        .sorted()
        .mapToObj(symbol -> String.valueOf((char) symbol))
        .toList();
  }

  /** One character for each byte of the text's UTF-8 form. */
  String symbols(String text) {
    StringBuilder result = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      result.append(symbols[b & 0xFF]);
    }
    return result.toString();
  }

  /** The byte that a character stands for, or {@code '?'} for a character of no byte. */
  int byteOf(char symbol) {
    boolean known = symbol < bytes.length && symbols[bytes[symbol]] == symbol;
    return known ? bytes[symbol] : '?';
  }
}

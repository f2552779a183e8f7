package io.github.reversion.clip;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts a prompt into the words, digits and signs that are encoded one by one.
 *
 * <p>Control and format characters are dropped, Chinese characters stand alone, the text is
 * composed (Unicode NFC) and lower-cased. This is what transformers' CLIPTokenizer does where ftfy
 * is not installed.
 */
final class PromptText {
  /** Words that are one token each even in capitals, whatever the folder calls start and end. */
  static final Set<String> MARKERS = Set.of("<|startoftext|>", "<|endoftext|>");

  private static final int REPLACEMENT_CHARACTER = 0xFFFD;

  private static final Pattern WORD =
      Pattern.compile(
          "<\\|startoftext\\|>|<\\|endoftext\\|>|'s|'t|'re|'ve|'m|'ll|'d"
              + "|\\p{L}+|\\p{N}|[^\\p{IsWhite_Space}\\p{L}\\p{N}]+",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private PromptText() {}

  static List<String> words(String text) {
    StringBuilder clean = new StringBuilder();
    text.codePoints().filter(c -> !isDropped(c)).forEach(c -> append(clean, c));
    String lower = Normalizer.normalize(clean, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(lower);
    while (matcher.find()) {
      words.add(matcher.group());
    }
    return words;
  }

  private static void append(StringBuilder clean, int c) {
    if (isChinese(c)) {
      clean.append(' ').appendCodePoint(c).append(' ');
    } else {
      clean.appendCodePoint(c);
    }
  }

  private static boolean isDropped(int c) {
    if (c == '\t' || c == '\n' || c == '\r') {
      return false;
    }
    return switch (Character.getType(c)) {
      case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE -> true;
      case Character.UNASSIGNED -> !isNewEmoji(c);
      default -> c == REPLACEMENT_CHARACTER;
    };
  }

  /** Blocks whose emoji may be younger than this Java's Unicode, and then look unassigned. */
  private static boolean isNewEmoji(int c) {
    return (c >= 0x1F900 && c <= 0x1F9FF) || (c >= 0x1FA70 && c <= 0x1FAFF);
  }

  /** The blocks of CJK unified and compatibility ideographs, as BERT's tokenizer lists them. */
  private static boolean isChinese(int c) {
    return (c >= 0x4E00 && c <= 0x9FFF)
        || (c >= 0x3400 && c <= 0x4DBF)
        || (c >= 0xF900 && c <= 0xFAFF)
        || (c >= 0x20000 && c <= 0x2A6DF)
        || (c >= 0x2A700 && c <= 0x2CEAF)
        || (c >= 0x2F800 && c <= 0x2FA1F);
  }
}

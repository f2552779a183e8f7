package io.github.reversion.clip;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Turns a prompt into the numbers that CLIP's text model reads, and back.
 *
 * <p>Byte-level byte-pair encoding, with the ids of transformers' CLIPTokenizer (the slow one,
 * without ftfy). Immutable, for any number of threads.
 */
public final class ClipTokenizer {
  private final TokenizerFiles files;
  private final ByteAlphabet alphabet = new ByteAlphabet();

  /** Id to token, placeholders included; the second and later ids of a placeholder are empty. */
  private final List<String> tokens;

  /** Tokens that are cut out of the raw text before anything else, with their ids. */
  private final Map<String, List<Integer>> added;

  private final Pattern addedPattern;

  private ClipTokenizer(TokenizerFiles files, List<Placeholder> placeholders) {
    this.files = files;
    tokens = new ArrayList<>(Collections.nCopies(files.vocabulary().size(), ""));
    files.vocabulary().forEach((token, id) -> tokens.set(id, token));
    added = new HashMap<>();
    files.special().forEach(token -> added.put(token, List.of(id(token))));
    placeholders.forEach(this::add);
    addedPattern =
        added.keySet().stream()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .map(Pattern::quote)
            .collect(Collectors.collectingAndThen(Collectors.joining("|"), Pattern::compile));
  }

  private void add(Placeholder placeholder) {
    String token = placeholder.token();
    if (added.containsKey(token) || files.vocabulary().containsKey(token)) {
      throw new IllegalArgumentException(
          "The placeholder " + token + " is a token of the model already");
    }
    int first = tokens.size();
    added.put(token, IntStream.range(first, first + placeholder.vectors()).boxed().toList());
    tokens.add(token);
    tokens.addAll(Collections.nCopies(placeholder.vectors() - 1, ""));
  }

  /**
   * Reads a model's tokenizer folder: {@code vocab.json}, {@code merges.txt}, {@code
   * tokenizer_config.json} and {@code special_tokens_map.json}.
   *
   * @param folder usually {@code tokenizer} inside a model folder
   * @throws TokenizerException if a file is missing or damaged, naming it
   */
  public static ClipTokenizer load(Path folder) {
    return new ClipTokenizer(TokenizerFiles.read(folder), List.of());
  }

  /**
   * This tokenizer with other placeholders; those it had before are gone.
   *
   * <p>Their ids follow the vocabulary's, in order: the first one's first vector has the id {@link
   * #vocabularySize()}. In a text they are found before it is lower-cased or cut into words, so
   * {@code cat<R>stone} has one and {@code <r>} is none.
   *
   * @throws IllegalArgumentException if one is in the vocabulary or given twice
   */
  public ClipTokenizer withPlaceholders(List<Placeholder> placeholders) {
    return new ClipTokenizer(files, placeholders);
  }

  /**
   * The ids of a placeholder, as many as it has vectors.
   *
   * @throws IllegalArgumentException if there is no such placeholder
   */
  public List<Integer> placeholderIds(String token) {
    List<Integer> ids = added.get(token);
    if (ids == null || ids.get(0) < vocabularySize()) {
      throw new IllegalArgumentException("There is no placeholder " + token);
    }
    return ids;
  }

  /** How many tokens the model's own vocabulary has: its text model's rows. */
  public int vocabularySize() {
    return files.vocabulary().size();
  }

  /**
   * The ids of the words that are one token each, in the vocabulary's order: in CLIP's own,
   * frequent words first. Each is looked for when it is asked for, since there may be many.
   */
  public Stream<Integer> wordIds() {
    return IntStream.range(0, vocabularySize()).filter(this::isWord).boxed();
  }

  private boolean isWord(int id) {
    String text = decode(List.of(id));
    // Pieces of words are read back as another token.
    return text.matches("\\p{L}+") && tokenize(text).equals(List.of(id));
  }

  /** How many ids {@link #encode} gives, start and end included: 77 in Stable Diffusion. */
  public int maxLength() {
    return files.maxLength();
  }

  /** The id that begins every prompt. */
  public int startId() {
    return id(files.start());
  }

  /** The id that ends every prompt. */
  public int endId() {
    return id(files.end());
  }

  /** The id that fills up: the end's in Stable Diffusion 1, 0 in Stable Diffusion 2. */
  public int paddingId() {
    return id(files.padding());
  }

  /** The ids of a text of any length, without start, end and padding. */
  public List<Integer> tokenize(String text) {
    List<Integer> ids = new ArrayList<>();
    Matcher matcher = addedPattern.matcher(text);
    int from = 0;
    while (matcher.find()) {
      appendWords(text.substring(from, matcher.start()), ids);
      ids.addAll(added.get(matcher.group()));
      from = matcher.end();
    }
    appendWords(text.substring(from), ids);
    return List.copyOf(ids);
  }

  private void appendWords(String text, List<Integer> ids) {
    for (String word : PromptText.words(text)) {
      boolean whole = PromptText.MARKERS.contains(word);
      List<Integer> parts = whole ? List.of(id(word)) : files.bytePairs().join(pieces(word));
      parts.stream()
          .map(id -> id == BytePairs.UNKNOWN ? id(files.unknown()) : id)
          .forEach(ids::add);
    }
  }

  private List<Integer> pieces(String word) {
    String symbols = alphabet.symbols(word);
    int last = symbols.length() - 1;
    return IntStream.rangeClosed(0, last)
        .mapToObj(i -> symbols.charAt(i) + (i == last ? TokenizerFiles.END_OF_WORD : ""))
        .map(this::id)
        .toList();
  }

  private int id(String token) {
    return files.vocabulary().getOrDefault(token, BytePairs.UNKNOWN);
  }

  /** A prompt as the text model reads it: start, prompt, end, padding; cut if it is too long. */
  public TokenIds encode(String prompt) {
    List<Integer> all = tokenize(prompt);
    int kept = Math.min(all.size(), maxLength() - 2);
    List<Integer> ids = new ArrayList<>(maxLength());
    ids.add(startId());
    ids.addAll(all.subList(0, kept));
    ids.add(endId());
    ids.addAll(Collections.nCopies(maxLength() - ids.size(), paddingId()));
    Optional<String> cut =
        kept < all.size() ? Optional.of(decode(all.subList(kept, all.size()))) : Optional.empty();
    return new TokenIds(ids, all.size() + 2, cut);
  }

  /**
   * The text of some ids, words with spaces between them; a placeholder appears once, however many
   * vectors it has.
   *
   * @throws IllegalArgumentException if an id is neither in the vocabulary nor a placeholder's
   */
  public String decode(List<Integer> ids) {
    ByteArrayOutputStream utf8 = new ByteArrayOutputStream();
    for (int id : ids) {
      if (id < 0 || id >= tokens.size()) {
        throw new IllegalArgumentException(
            "There is no token %d; ids are 0 to %d".formatted(id, tokens.size() - 1));
      }
      String token = tokens.get(id);
      if (added.containsKey(token)) {
        utf8.writeBytes((token + " ").getBytes(StandardCharsets.UTF_8));
      } else {
        boolean ends = token.endsWith(TokenizerFiles.END_OF_WORD);
        String symbols =
            ends ? token.substring(0, token.length() - TokenizerFiles.END_OF_WORD.length()) : token;
        symbols.chars().forEach(symbol -> utf8.write(alphabet.byteOf((char) symbol)));
        if (ends) {
          utf8.write(' ');
        }
      }
    }
    return utf8.toString(StandardCharsets.UTF_8).strip();
  }
}

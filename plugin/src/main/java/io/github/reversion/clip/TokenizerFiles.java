package io.github.reversion.clip;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The four files of a {@code tokenizer} folder, checked.
 *
 * @param vocabulary token to id; the ids are 0 to size - 1, each once
 * @param bytePairs the merges
 * @param start the token that begins every prompt
 * @param end the token that ends every prompt
 * @param unknown the token for what the vocabulary lacks
 * @param padding the token that fills up; {@code special_tokens_map.json} wins over {@code
 *     tokenizer_config.json}, and in Stable Diffusion 2 they differ
 * @param maxLength how many tokens the model reads, start and end included
 */
record TokenizerFiles(
    Map<String, Integer> vocabulary,
    BytePairs bytePairs,
    String start,
    String end,
    String unknown,
    String padding,
    int maxLength) {
  /** Marks the last piece of a word. */
  static final String END_OF_WORD = "</w>";

  private static final String VOCABULARY = "vocab.json";
  private static final String MERGES = "merges.txt";
  private static final String CONFIG = "tokenizer_config.json";
  private static final String SPECIAL = "special_tokens_map.json";

  /** CLIP's own length, for folders that do not tell theirs or tell an "unlimited" 1e30. */
  private static final int CLIP_LENGTH = 77;

  private static final int LONGEST = 65_536;

  /** Reads and checks the folder. */
  static TokenizerFiles read(Path folder) {
    Map<String, Integer> vocabulary = vocabulary(folder.resolve(VOCABULARY));
    BytePairs bytePairs = merges(folder.resolve(MERGES), vocabulary);
    Path configFile = folder.resolve(CONFIG);
    Path specialFile = folder.resolve(SPECIAL);
    JsonNode config = json(configFile);
    JsonNode special = json(specialFile);
    Roles roles = new Roles(vocabulary, specialFile, special, configFile, config);
    String end = roles.token("eos_token", "<|endoftext|>");
    TokenizerFiles files =
        new TokenizerFiles(
            vocabulary,
            bytePairs,
            roles.token("bos_token", "<|startoftext|>"),
            end,
            roles.token("unk_token", end),
            roles.token("pad_token", end),
            maxLength(configFile, config));
    files.checkThatMergesMakeTheVocabulary(folder.resolve(MERGES));
    return files;
  }

  /** The tokens that are cut out of the raw text, whatever is around them. */
  Set<String> special() {
    return Stream.of(start, end, unknown, padding).collect(Collectors.toUnmodifiableSet());
  }

  /** Finds a file of merges that ends early: it would give other ids, without an error. */
  private void checkThatMergesMakeTheVocabulary(Path file) {
    Set<String> special = special();
    vocabulary.forEach(
        (token, id) -> {
          boolean symbol = token.length() == 1 || token.matches("." + END_OF_WORD);
          boolean outside = special.contains(token) || PromptText.MARKERS.contains(token);
          if (!symbol && !outside && !bytePairs.makes(id)) {
            throw new TokenizerException(
                "%s: no line makes the token \"%s\" of %s; the file is not whole, get it again"
                    .formatted(file, token, VOCABULARY));
          }
        });
  }

  /** Who plays which part: looks a role up in both files. */
  private record Roles(
      Map<String, Integer> vocabulary,
      Path specialFile,
      JsonNode special,
      Path configFile,
      JsonNode config) {
    String token(String role, String otherwise) {
      Optional<String> fromMap = content(specialFile, special, role);
      String token = fromMap.or(() -> content(configFile, config, role)).orElse(otherwise);
      if (!vocabulary.containsKey(token)) {
        Path file = fromMap.isPresent() ? specialFile : configFile;
        throw new TokenizerException(
            "%s: the %s \"%s\" is not in %s; take all files of the folder from the same model"
                .formatted(file, role, token, VOCABULARY));
      }
      return token;
    }

    private static Optional<String> content(Path file, JsonNode node, String role) {
      JsonNode value = node.path(role);
      JsonNode content = value.isObject() ? value.path("content") : value;
      if (value.isMissingNode() || value.isNull()) {
        return Optional.empty();
      }
      if (!content.isTextual() || content.textValue().isEmpty()) {
        throw new TokenizerException(
            "%s: \"%s\" must be a text or an object with \"content\"".formatted(file, role));
      }
      return Optional.of(content.textValue());
    }
  }

  private static Map<String, Integer> vocabulary(Path file) {
    JsonNode root = json(file);
    Map<String, Integer> vocabulary = new HashMap<>();
    String[] tokens = new String[root.size()];
    Iterable<String> names = root::fieldNames;
    for (String token : names) {
      JsonNode value = root.get(token);
      int id = value.isInt() ? value.intValue() : -1;
      if (id < 0 || id >= tokens.length) {
        throw new TokenizerException(
            "%s: the id of \"%s\" is %s, but %d tokens must have the ids 0 to %d"
                .formatted(file, token, value, tokens.length, tokens.length - 1));
      }
      if (tokens[id] != null) {
        throw new TokenizerException(
            "%s: \"%s\" and \"%s\" have the same id %d".formatted(file, tokens[id], token, id));
      }
      tokens[id] = token;
      vocabulary.put(token, id);
    }
    if (vocabulary.isEmpty()) {
      throw new TokenizerException(file + ": the vocabulary has no tokens; get the file again");
    }
    return Map.copyOf(vocabulary);
  }

  private static BytePairs merges(Path file, Map<String, Integer> vocabulary) {
    BytePairs pairs = new BytePairs();
    List<String> lines = lines(file);
    // The first line is a header (#version: 0.2).
    for (int i = 1; i < lines.size(); i++) {
      String[] parts = lines.get(i).split(" ", -1);
      if (parts.length != 2) {
        throw new TokenizerException(
            "%s: line %d must be two tokens with a space between them, not \"%s\""
                .formatted(file, i + 1, lines.get(i)));
      }
      List<Integer> ids = new ArrayList<>();
      for (String token : List.of(parts[0], parts[1], parts[0] + parts[1])) {
        Integer id = vocabulary.get(token);
        if (id == null) {
          throw new TokenizerException(
              "%s: line %d needs the token \"%s\", which %s lacks; take both from the same model"
                  .formatted(file, i + 1, token, VOCABULARY));
        }
        ids.add(id);
      }
      pairs.learn(ids.get(0), ids.get(1), ids.get(2));
    }
    return pairs;
  }

  private static List<String> lines(Path file) {
    try {
      List<String> lines = Files.readString(file).strip().lines().toList();
      if (lines.isEmpty()) {
        throw new TokenizerException(file + ": the file is empty; get it again");
      }
      return lines;
    } catch (CharacterCodingException e) {
      throw new TokenizerException(file + ": not a UTF-8 text; get the file again", e);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static int maxLength(Path file, JsonNode config) {
    JsonNode length = config.path("model_max_length");
    if (length.isMissingNode() || length.isNull()) {
      return CLIP_LENGTH;
    }
    // Start and end take two places; a float is how transformers writes "no limit".
    double value = length.isNumber() ? length.doubleValue() : 0;
    if (value > LONGEST) {
      return CLIP_LENGTH;
    }
    if (value < 3 || value != Math.rint(value)) {
      throw new TokenizerException(
          "%s: \"model_max_length\" must be a whole number from 3 on, not %s"
              .formatted(file, length));
    }
    return (int) value;
  }

  private static JsonNode json(Path file) {
    JsonMapper mapper =
        JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    try {
      JsonNode root = mapper.readTree(Files.readAllBytes(file));
      if (!root.isObject()) {
        throw new TokenizerException(file + ": must be one JSON object; get the file again");
      }
      return root;
    } catch (JsonProcessingException e) {
      throw new TokenizerException(
          "%s: not a whole JSON file (%s); get it again".formatted(file, e.getOriginalMessage()),
          e);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static TokenizerException unreadable(Path file, IOException e) {
    return e instanceof NoSuchFileException
        ? new TokenizerException(
            file + ": the file is missing; a tokenizer folder needs it, get the model again", e)
        : new TokenizerException(file + ": cannot be read (" + e.getMessage() + ")", e);
  }
}

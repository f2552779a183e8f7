package io.github.reversion.weights;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The settings of one part of a model, as its {@code config.json} says them.
 *
 * <p>A key that is missing, or null, takes the default that the caller names: the files of Stable
 * Diffusion 1.x are short and rely on the library's defaults. {@code NaN} and {@code -Infinity} are
 * accepted, since diffusers writes them.
 */
public final class JsonConfig {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

  private final Path file;
  private final JsonNode root;

  private JsonConfig(Path file, JsonNode root) {
    this.file = file;
    this.root = root;
  }

  /**
   * Reads a file that holds one JSON object.
   *
   * @throws WeightsException if it is missing, not readable, or not a JSON object
   */
  public static JsonConfig read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new WeightsException(
          file, "is missing", "a model folder in diffusers layout has it: copy the folder again");
    }
    try {
      return of(file, MAPPER.readTree(file.toFile()));
    } catch (JsonProcessingException e) {
      throw new WeightsException(
          file, "is not JSON: " + e.getOriginalMessage(), "copy the file again", e);
    } catch (IOException e) {
      throw new WeightsException(
          file, "cannot be read: " + e.getMessage(), "check its permissions", e);
    }
  }

  /**
   * Takes settings that are already parsed.
   *
   * @param file where they come from, for messages
   */
  public static JsonConfig of(Path file, JsonNode root) {
    if (root == null || !root.isObject()) {
      throw new WeightsException(file, "does not hold a JSON object", "copy the file again");
    }
    return new JsonConfig(file, root);
  }

  /** All of it, as a copy. */
  public JsonNode json() {
    return root.deepCopy();
  }

  /** The file, for messages. */
  public Path file() {
    return file;
  }

  /**
   * The settings under a key, such as {@code text_config}.
   *
   * @throws WeightsException if there are none
   */
  public JsonConfig section(String key) {
    if (!root.path(key).isObject()) {
      throw refused(key, "an object with settings");
    }
    return new JsonConfig(file, root.get(key));
  }

  /** Whether the key is there and not null. */
  public boolean has(String key) {
    return root.hasNonNull(key);
  }

  /** Whether the key holds a number, and not an object. */
  public boolean isNumber(String key) {
    return root.path(key).isNumber();
  }

  /** A whole number. */
  public int integer(String key, int otherwise) {
    return has(key) ? integer(key, root.get(key)) : otherwise;
  }

  /** A number, {@code NaN} and the infinities included. */
  public double number(String key, double otherwise) {
    if (!has(key)) {
      return otherwise;
    }
    if (!root.get(key).isNumber()) {
      throw refused(key, "a number");
    }
    return root.get(key).doubleValue();
  }

  /** True or false. */
  public boolean flag(String key, boolean otherwise) {
    if (!has(key)) {
      return otherwise;
    }
    if (!root.get(key).isBoolean()) {
      throw refused(key, "true or false");
    }
    return root.get(key).booleanValue();
  }

  /** A text. */
  public String text(String key, String otherwise) {
    if (!has(key)) {
      return otherwise;
    }
    if (!root.get(key).isTextual()) {
      throw refused(key, "a text");
    }
    return root.get(key).textValue();
  }

  /** A list of whole numbers; one number alone stands for a list of {@code size} equal ones. */
  public List<Integer> integers(String key, int size, List<Integer> otherwise) {
    if (!has(key)) {
      return otherwise;
    }
    JsonNode node = root.get(key);
    List<Integer> numbers = new ArrayList<>();
    if (node.isArray()) {
      node.forEach(element -> numbers.add(integer(key, element)));
    } else {
      for (int i = 0; i < size; i++) {
        numbers.add(integer(key, node));
      }
    }
    if (numbers.size() != size) {
      throw refused(key, "one number or a list of " + size);
    }
    return List.copyOf(numbers);
  }

  /** A list of whole numbers of any length. */
  public List<Integer> integers(String key, List<Integer> otherwise) {
    return has(key) ? integers(key, Math.max(1, root.get(key).size()), otherwise) : otherwise;
  }

  /** A list of so many finite numbers. */
  public List<Double> numbers(String key, int size, List<Double> otherwise) {
    if (!has(key)) {
      return otherwise;
    }
    List<Double> numbers = new ArrayList<>();
    root.get(key).forEach(element -> numbers.add(element.asDouble(Double.NaN)));
    if (numbers.size() != size || !numbers.stream().allMatch(Double::isFinite)) {
      throw refused(key, "a list of " + size + " numbers");
    }
    return List.copyOf(numbers);
  }

  /** A list of texts. */
  public List<String> texts(String key, List<String> otherwise) {
    if (!has(key)) {
      return otherwise;
    }
    List<String> texts = new ArrayList<>();
    for (JsonNode element : root.get(key)) {
      if (!element.isTextual()) {
        throw refused(key, "a list of texts");
      }
      texts.add(element.textValue());
    }
    return List.copyOf(texts);
  }

  /** Refuses any value but this one; a missing key is taken for it. */
  public void only(String key, Object possible) {
    if (has(key) && !Objects.equals(plain(root.get(key)), possible)) {
      throw refused(key, String.valueOf(possible));
    }
  }

  /** The error for a value that cannot be used. */
  public WeightsException refused(String key, String possible) {
    return new WeightsException(
        file, key + " is " + root.path(key), "what this program can do is " + possible);
  }

  private int integer(String key, JsonNode node) {
    if (!node.isIntegralNumber() || !node.canConvertToInt()) {
      throw refused(key, "a whole number");
    }
    return node.intValue();
  }

  private static Object plain(JsonNode node) {
    if (node.isTextual()) {
      return node.textValue();
    }
    if (node.isBoolean()) {
      return node.booleanValue();
    }
    return node.isNumber() ? (Object) node.doubleValue() : node.toString();
  }
}

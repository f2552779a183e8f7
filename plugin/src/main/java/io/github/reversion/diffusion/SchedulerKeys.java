package io.github.reversion.diffusion;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The keys of one scheduler_config.json, read by type; every complaint names file, key, value and
 * what is possible. A key that is null counts as missing, as diffusers means it.
 */
final class SchedulerKeys {
  private static final int MOST_SHOWN = 40;

  private final String source;
  private final JsonNode json;

  SchedulerKeys(String source, JsonNode json) {
    if (!json.isObject()) {
      throw new IllegalArgumentException(
          source + " does not hold a JSON object of scheduler settings; fetch the file anew.");
    }
    this.source = source;
    this.json = json.deepCopy();
  }

  String source() {
    return source;
  }

  boolean has(String key) {
    return value(key).isPresent();
  }

  boolean flag(String key, boolean otherwise) {
    return value(key)
        .map(node -> valid(node.isBoolean(), key, "true or false").asBoolean())
        .orElse(otherwise);
  }

  double number(String key, double otherwise) {
    return value(key)
        .map(node -> valid(node.isNumber() && !Double.isNaN(node.asDouble()), key, "a number"))
        .map(JsonNode::asDouble)
        .orElse(otherwise);
  }

  double positive(String key, double otherwise) {
    double number = number(key, otherwise);
    valid(number > 0 && number < Double.POSITIVE_INFINITY, key, "a number above 0");
    return number;
  }

  int whole(String key, int otherwise) {
    return value(key)
        .map(node -> valid(node.canConvertToExactIntegral(), key, "a whole number"))
        .map(node -> valid(node.canConvertToInt(), key, "a whole number below 2^31").asInt())
        .orElse(otherwise);
  }

  String choice(String key, String otherwise, String... possible) {
    String alternatives = "one of " + String.join(", ", possible);
    return value(key)
        .map(
            node ->
                valid(List.of(possible).contains(node.textValue()), key, alternatives).textValue())
        .orElse(otherwise);
  }

  /** As the other, where the values are the constants of an enum in lower-case letters. */
  <E extends Enum<E>> E choice(String key, E otherwise) {
    String[] names =
        Arrays.stream(otherwise.getDeclaringClass().getEnumConstants())
            .map(SchedulerKeys::lowerCase)
            .toArray(String[]::new);
    String chosen = choice(key, lowerCase(otherwise), names);
    return Enum.valueOf(otherwise.getDeclaringClass(), chosen.toUpperCase(Locale.ROOT));
  }

  private static String lowerCase(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  double[] numbers(String key) {
    return value(key).stream()
        .flatMap(node -> elements(node, key))
        .peek(node -> valid(node.isNumber(), key, "a list of numbers"))
        .mapToDouble(JsonNode::asDouble)
        .toArray();
  }

  private Stream<JsonNode> elements(JsonNode node, String key) {
    return StreamSupport.stream(valid(node.isArray(), key, "a list").spliterator(), false);
  }

  /** Refuses a file that switches on something that cannot be done here. */
  void requireOff(String... flags) {
    for (String key : flags) {
      valid(!flag(key, false), key, "false, or another sampler chosen");
    }
  }

  /** Returns the key's value if it is well, and otherwise says what it could be. */
  private JsonNode valid(boolean well, String key, String possible) {
    if (!well) {
      throw refusal(key, possible);
    }
    return json.get(key);
  }

  /** The complaint that a key's value is not possible. */
  IllegalArgumentException refusal(String key, String possible) {
    String value = String.valueOf(json.get(key));
    String shown = value.length() > MOST_SHOWN ? value.substring(0, MOST_SHOWN) + "..." : value;
    return new IllegalArgumentException(
        "%s: %s is %s, and must be %s.".formatted(source, key, shown, possible));
  }

  private Optional<JsonNode> value(String key) {
    return Optional.ofNullable(json.get(key)).filter(node -> !node.isNull());
  }
}

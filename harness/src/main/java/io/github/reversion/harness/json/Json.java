package io.github.reversion.harness.json;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.reversion.UserException;
import io.github.reversion.weights.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Records as JSON: keys in snake_case, in the order of the record; every key must be there, and no
 * other.
 */
public final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .build();

  private Json() {}

  /** A record as one line, without the line's end. */
  public static String line(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Records of plain values are JSON", e);
    }
  }

  /** The record that {@link #line} made this line of. */
  public static <T> T ofLine(String line, Class<T> type) {
    try {
      return parse(line, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("This program has not written " + line, e);
    }
  }

  /**
   * Writes a record as a file of many lines; the same record gives the same bytes.
   *
   * @throws UserException if it cannot be written, naming the file
   */
  public static void write(Path file, Object value) {
    try {
      String text =
          MAPPER.writer().with(SerializationFeature.INDENT_OUTPUT).writeValueAsString(value);
      AtomicFile.writeText(file, text + "\n");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Records of plain values are JSON", e);
    }
  }

  /**
   * Reads a record from a file.
   *
   * @param schema what the key {@code schema} must say
   * @param remedy what to do about a file that cannot be used, such as {@code run it again}
   * @throws UserException if it is missing, of another schema or of another shape, naming file,
   *     line and key
   */
  public static <T> T read(Path file, Class<T> type, int schema, String remedy) {
    try {
      byte[] content = Files.readAllBytes(file);
      JsonNode found = MAPPER.readTree(content).path("schema");
      if (!found.isInt() || found.intValue() != schema) {
        throw new UserException(
            "%s, schema: is %s, and this program reads %d; %s."
                .formatted(file, found.isMissingNode() ? "missing" : found, schema, remedy));
      }
      return MAPPER.readValue(content, type);
    } catch (NoSuchFileException e) {
      throw new UserException(file + " is missing; " + remedy + ".", e);
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      throw new UserException(
          "%s, line %d%s; %s.".formatted(file, Math.max(1, line), wrong(e), remedy), e);
    } catch (IOException e) {
      throw new UserException(file + " cannot be read (" + e + "); " + remedy + ".", e);
    }
  }

  /**
   * Refuses to add to what followed from something else.
   *
   * @param file that says what it followed from
   * @param before what it says
   * @param now a record of the same class
   * @throws UserException naming the first key that differs
   */
  public static <T extends Record> void requireSame(Path file, T before, T now) {
    JsonNode old = MAPPER.valueToTree(before);
    JsonNode wanted = MAPPER.valueToTree(now);
    for (Map.Entry<String, JsonNode> key : wanted.properties()) {
      JsonNode found = old.path(key.getKey());
      if (!found.equals(key.getValue())) {
        throw new UserException(
            "%s, %s: is %s, and this run has %s; choose another folder with --out."
                .formatted(file, key.getKey(), text(found), text(key.getValue())));
      }
    }
  }

  private static String text(JsonNode value) {
    return value.isTextual() ? value.textValue() : value.toString();
  }

  static <T> T parse(String line, Class<T> type) throws JsonProcessingException {
    T value = MAPPER.readValue(line, type);
    if (value == null) {
      throw MismatchedInputException.from(null, type, "null");
    }
    return value;
  }

  /** Such as {@code , seed: is no whole number}. */
  static String wrong(JsonProcessingException e) {
    if (!(e instanceof JsonMappingException mapping)) {
      return ": " + noJson(e);
    }
    String key =
        mapping.getPath().stream()
            .map(step -> step.getFieldName() == null ? "[]" : step.getFieldName())
            .collect(Collectors.joining("."));
    return (key.isEmpty() ? "" : ", " + key) + ": " + reason(mapping);
  }

  private static String noJson(JsonProcessingException e) {
    return e.getLocation() == null
        ? "is no JSON"
        : "is no JSON from column " + e.getLocation().getColumnNr() + " on";
  }

  /** In words of our own: those of the library name its classes. */
  private static String reason(JsonMappingException e) {
    if (e.getCause() instanceof JsonParseException broken) {
      return noJson(broken);
    } else if (e.getCause() instanceof IllegalArgumentException refused) {
      return refused.getMessage();
    } else if (e instanceof UnrecognizedPropertyException) {
      return "there is no such key";
    } else if (e.getOriginalMessage().startsWith("Missing")) {
      return "is missing";
    }
    return e instanceof MismatchedInputException found && found.getTargetType() != null
        ? "is no " + kind(found.getTargetType())
        : "does not belong there";
  }

  private static String kind(Class<?> type) {
    if (type == int.class || type == long.class) {
      return "whole number";
    } else if (type == double.class || type == Double.class) {
      return "number";
    } else if (type == String.class) {
      return "text";
    }
    return List.class.isAssignableFrom(type) ? "list" : "object with keys";
  }
}

package io.github.reversion.benchmark.suite;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import io.github.reversion.UserException;
import io.github.reversion.benchmark.suite.YamlValue.Scalar.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads YAML so that every value knows its line. */
final class YamlFile {
  /** A relation may be called on, which older YAML takes for yes. */
  private static final YAMLFactory YAML =
      YAMLFactory.builder().enable(YAMLParser.Feature.PARSE_BOOLEAN_LIKE_WORDS_AS_STRINGS).build();

  private final YAMLParser parser;

  private YamlFile(YAMLParser parser) {
    this.parser = parser;
  }

  /**
   * Reads what a file holds.
   *
   * @param file what messages call it
   * @param content its bytes, in UTF-8
   * @throws UserException if that is no YAML, or a key stands twice, or an alias stands for a value
   */
  static YamlValue read(String file, byte[] content) {
    try (YAMLParser parser = YAML.createParser(content)) {
      Place whole = new Place(file, 1, "");
      if (parser.nextToken() == null) {
        throw whole.refusal("The file is empty; write a suite into it.");
      }
      YamlFile reader = new YamlFile(parser);
      YamlValue value = reader.value(whole);
      if (parser.nextToken() != null) {
        throw new Place(file, reader.line(), "")
            .refusal("A second document begins; make it a file of its own.");
      }
      return value;
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      // Indented lines quote the file.
      String reason =
          e.getOriginalMessage()
              .lines()
              .filter(text -> !text.startsWith(" "))
              .collect(Collectors.joining(", "));
      throw new UserException(
          new Place(file, line, "") + ": is no YAML (" + reason + "); mend the line.", e);
    } catch (IOException e) {
      throw new UserException(file + " is no text in UTF-8 (" + e + "); save it as such.", e);
    }
  }

  private int line() {
    return parser.currentTokenLocation().getLineNr();
  }

  private YamlValue value(Place place) throws IOException {
    if (parser.isCurrentAlias()) {
      throw place.refusal("An alias stands for the value; write the value itself.");
    }
    return switch (parser.currentToken()) {
      case START_OBJECT -> keys(place);
      case START_ARRAY -> items(place);
      case VALUE_STRING -> scalar(place, Kind.TEXT);
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> scalar(place, Kind.NUMBER);
      case VALUE_TRUE, VALUE_FALSE -> scalar(place, Kind.TRUTH);
      default -> new YamlValue.Scalar(place, Kind.NOTHING, "");
    };
  }

  private YamlValue scalar(Place place, Kind kind) throws IOException {
    return new YamlValue.Scalar(place, kind, parser.getText());
  }

  private YamlValue items(Place place) throws IOException {
    List<YamlValue> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(value(place.item(items.size(), line())));
    }
    return new YamlValue.Items(place, items);
  }

  private YamlValue keys(Place place) throws IOException {
    Map<String, YamlValue> values = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      Place below = place.key(name, line());
      parser.nextToken();
      if (values.put(name, value(below)) != null) {
        throw below.refusal("The key stands twice; take one out.");
      }
    }
    return new YamlKeys(place, values);
  }
}

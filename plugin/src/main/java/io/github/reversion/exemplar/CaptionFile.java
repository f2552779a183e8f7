package io.github.reversion.exemplar;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.reversion.weights.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The file {@code text.json}: file names of images, each with a list of captions. */
public final class CaptionFile {
  /** What it is called. */
  public static final String NAME = "text.json";

  private static final String SHAPE = "{\"cat.png\": [\"cat {} stone\"]}";

  private final JsonMapper mapper =
      JsonMapper.builder()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  /**
   * Captions by file name, sorted; neither names nor captions are checked.
   *
   * @throws ExemplarException if the file is missing, no JSON or of another shape
   */
  public SortedMap<String, List<String>> read(Path file) {
    SortedMap<String, List<String>> captions = new TreeMap<>();
    JsonNode root = object(file);
    root.fieldNames()
        .forEachRemaining(image -> captions.put(image, list(file, image, root.get(image))));
    return captions;
  }

  private JsonNode object(Path file) {
    try {
      JsonNode root = mapper.readTree(Files.readAllBytes(file));
      if (!root.isObject()) {
        throw new ExemplarException(
            "%s: must be an object of file names with captions, such as %s".formatted(file, SHAPE));
      }
      return root;
    } catch (NoSuchFileException e) {
      throw new ExemplarException(
          "%s: the file is missing; write the captions into it, such as %s".formatted(file, SHAPE),
          e);
    } catch (JsonProcessingException e) {
      throw new ExemplarException(
          "%s: is not JSON (%s); write it such as %s"
              .formatted(file, e.getOriginalMessage(), SHAPE),
          e);
    } catch (IOException e) {
      throw new ExemplarException("%s: cannot be read (%s)".formatted(file, e.getMessage()), e);
    }
  }

  private static List<String> list(Path file, String name, JsonNode node) {
    List<String> captions = new ArrayList<>();
    for (JsonNode caption : node) {
      if (caption.isTextual()) {
        captions.add(caption.textValue());
      }
    }
    if (!node.isArray() || captions.size() != node.size()) {
      throw new ExemplarException(
          "%s: \"%s\" must have a list of captions, such as %s".formatted(file, name, SHAPE));
    }
    return captions;
  }

  /** Writes captions in the order of the map. */
  void write(Path file, Map<String, List<String>> captions) throws IOException {
    ObjectNode root = mapper.createObjectNode();
    captions.forEach(
        (name, list) -> {
          ArrayNode array = root.putArray(name);
          list.forEach(array::add);
        });
    byte[] json = mapper.writeValueAsBytes(root);
    AtomicFile.write(file, out -> out.write(json));
  }
}

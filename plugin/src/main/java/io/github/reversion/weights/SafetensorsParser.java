package io.github.reversion.weights;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads the header of one safetensors file and refuses whatever is not sound in it.
 *
 * <p>Layout: 8 bytes little-endian length n, n bytes of JSON in UTF-8, then the data, which the
 * tensors must cover exactly once.
 */
final class SafetensorsParser {
  private static final int LENGTH_BYTES = 8;

  /** The limit of the format's own library. */
  private static final long LONGEST_HEADER = 100_000_000;

  private static final int MOST_DIMENSIONS = 32;
  private static final String METADATA = "__metadata__";
  private static final String DAMAGED = "the file is damaged or no safetensors file: get it anew";

  private final Path file;
  private final long dataStart;
  private final long dataLength;
  private final Map<String, TensorInfo> tensors = new LinkedHashMap<>();
  private final Map<String, String> metadata = new LinkedHashMap<>();

  private SafetensorsParser(Path file, long dataStart, long dataLength) {
    this.file = file;
    this.dataStart = dataStart;
    this.dataLength = dataLength;
  }

  static SafetensorsHeader read(Path file) {
    try (FileChannel channel = FileReading.openForReading(file)) {
      long size = channel.size();
      if (size < LENGTH_BYTES) {
        throw damaged(file, "is only " + size + " bytes long");
      }
      long headerLength = FileReading.read(channel, file, 0, LENGTH_BYTES).getLong();
      if (headerLength < 0 || headerLength > size - LENGTH_BYTES) {
        throw damaged(
            file,
            "claims a header of "
                + Long.toUnsignedString(headerLength)
                + " bytes in a file of "
                + size);
      }
      if (headerLength > LONGEST_HEADER) {
        throw damaged(file, "has a header of " + headerLength + " bytes, over the format's limit");
      }
      ByteBuffer header = FileReading.read(channel, file, LENGTH_BYTES, (int) headerLength);
      long dataStart = LENGTH_BYTES + headerLength;
      SafetensorsParser parser = new SafetensorsParser(file, dataStart, size - dataStart);
      parser.parse(parser.text(header));
      return new SafetensorsHeader(file, parser.tensors, parser.metadata);
    } catch (IOException e) {
      throw FileReading.unreadable(file, e);
    }
  }

  private String text(ByteBuffer header) {
    try {
      // A fresh decoder reports bad bytes instead of replacing them.
      String text = StandardCharsets.UTF_8.newDecoder().decode(header).toString();
      if (!text.startsWith("{")) {
        throw damaged(file, "has a header that is not a JSON object");
      }
      return text;
    } catch (CharacterCodingException e) {
      throw new WeightsException(file, "has a header that is not UTF-8 text", DAMAGED, e);
    }
  }

  private void parse(String text) throws IOException {
    JsonFactory factory =
        JsonFactory.builder().disable(JsonFactory.Feature.INTERN_FIELD_NAMES).build();
    try (JsonParser json = factory.createParser(text)) {
      json.nextToken();
      Set<String> names = new HashSet<>();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        if (!names.add(name)) {
          throw damaged(file, "names tensor " + WeightsException.quote(name) + " twice");
        }
        if (name.equals(METADATA)) {
          readMetadata(json);
        } else {
          tensors.put(name, readTensor(json, name));
        }
      }
      if (json.nextToken() != null) {
        throw damaged(file, "has text after the end of its header's JSON");
      }
    } catch (JsonProcessingException e) {
      throw new WeightsException(
          file, "has a header that is not valid JSON (" + e.getOriginalMessage() + ")", DAMAGED, e);
    }
    checkLayout();
  }

  private void readMetadata(JsonParser json) throws IOException {
    if (json.nextToken() != JsonToken.START_OBJECT) {
      throw damaged(file, "has a " + METADATA + " that is not a JSON object");
    }
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String key = json.currentName();
      String shown = METADATA + " key " + WeightsException.quote(key);
      if (json.nextToken() != JsonToken.VALUE_STRING) {
        throw damaged(file, "has a value that is not text under " + shown);
      }
      if (metadata.put(key, json.getText()) != null) {
        throw damaged(file, "has the " + shown + " twice");
      }
    }
  }

  private TensorInfo readTensor(JsonParser json, String name) throws IOException {
    if (json.nextToken() != JsonToken.START_OBJECT) {
      throw damaged(name, "is not described by a JSON object");
    }
    DType dtype = null;
    List<Long> shape = null;
    List<Long> range = null;
    Set<String> keys = new HashSet<>();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String key = json.currentName();
      if (!keys.add(key)) {
        throw damaged(name, "has the key " + WeightsException.quote(key) + " twice");
      }
      json.nextToken();
      switch (key) {
        case "dtype" -> dtype = readType(json, name);
        case "shape" -> shape = readNumbers(json, name, key);
        case "data_offsets" -> range = readNumbers(json, name, key);
        default -> json.skipChildren();
      }
    }
    if (dtype == null || shape == null || range == null) {
      throw damaged(name, "lacks one of dtype, shape and data_offsets");
    }
    return place(name, dtype, shape, range);
  }

  private DType readType(JsonParser json, String name) throws IOException {
    String text = json.currentToken() == JsonToken.VALUE_STRING ? json.getText() : "";
    return DType.named(text)
        .orElseThrow(
            () ->
                new WeightsException(
                    file,
                    "tensor "
                        + WeightsException.quote(name)
                        + " has the unknown dtype "
                        + WeightsException.quote(text),
                    "save it as one of " + List.of(DType.values())));
  }

  private List<Long> readNumbers(JsonParser json, String name, String key) throws IOException {
    String bad = "has a " + key + " that is not a short list of whole numbers from 0";
    if (json.currentToken() != JsonToken.START_ARRAY) {
      throw damaged(name, bad);
    }
    List<Long> numbers = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      if (json.currentToken() != JsonToken.VALUE_NUMBER_INT
          || json.getNumberType() == JsonParser.NumberType.BIG_INTEGER
          || json.getLongValue() < 0
          || numbers.size() == MOST_DIMENSIONS) {
        throw damaged(name, bad);
      }
      numbers.add(json.getLongValue());
    }
    return numbers;
  }

  private TensorInfo place(String name, DType dtype, List<Long> shape, List<Long> range) {
    if (range.size() != 2 || range.get(0) > range.get(1)) {
      throw damaged(name, "has data_offsets " + range + " that are no begin and end");
    }
    long begin = range.get(0);
    long end = range.get(1);
    if (end > dataLength) {
      throw damaged(
          name, "ends at byte " + end + " of the data, of which there are only " + dataLength);
    }
    long needed;
    try {
      needed = dtype.itemSize();
      for (long dimension : shape) {
        needed = Math.multiplyExact(needed, dimension);
      }
    } catch (ArithmeticException e) {
      throw damaged(name, "has a shape " + shape + " too large for any file");
    }
    if (needed != end - begin) {
      throw damaged(
          name,
          "of shape %s and dtype %s needs %d bytes and has %d"
              .formatted(shape, dtype, needed, end - begin));
    }
    return new TensorInfo(name, dtype, shape, dataStart + begin, needed);
  }

  private void checkLayout() {
    List<TensorInfo> placed = new ArrayList<>(tensors.values());
    placed.sort(
        Comparator.comparingLong(TensorInfo::offset).thenComparingLong(TensorInfo::byteCount));
    long reached = dataStart;
    for (TensorInfo info : placed) {
      if (info.offset() < reached) {
        throw damaged(info.name(), "overlaps the tensor before it");
      }
      if (info.offset() > reached) {
        throw damaged(
            info.name(), "begins after a hole of " + (info.offset() - reached) + " bytes");
      }
      reached += info.byteCount();
    }
    long rest = dataStart + dataLength - reached;
    if (rest > 0) {
      throw damaged(file, "has " + rest + " bytes after its last tensor");
    }
  }

  private WeightsException damaged(String tensor, String problem) {
    return damaged(file, "tensor " + WeightsException.quote(tensor) + " " + problem);
  }

  private static WeightsException damaged(Path file, String problem) {
    return new WeightsException(file, problem, DAMAGED);
  }
}

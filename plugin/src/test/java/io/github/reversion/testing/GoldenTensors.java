package io.github.reversion.testing;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/** Reads the golden files' tensors as numbers, with shapes and tolerances; for tests only. */
public final class GoldenTensors {
  private static final Path ROOT = Path.of("src", "test", "resources", "goldens");
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

  private final ByteBuffer data;
  private final JsonNode header;
  private final JsonNode manifest;

  private GoldenTensors(ByteBuffer data, JsonNode header, JsonNode manifest) {
    this.data = data;
    this.header = header;
    this.manifest = manifest;
  }

  public static GoldenTensors of(String file) throws IOException {
    ByteBuffer all = ByteBuffer.wrap(Files.readAllBytes(ROOT.resolve(file)));
    all.order(ByteOrder.LITTLE_ENDIAN);
    byte[] header = new byte[Math.toIntExact(all.getLong())];
    all.get(header);
    ByteBuffer data = all.slice().order(ByteOrder.LITTLE_ENDIAN);
    JsonNode tensors = json("manifest.json").get("files").get(file).get("tensors");
    return new GoldenTensors(data, JSON.readTree(header), tensors);
  }

  public static JsonNode json(String file) throws IOException {
    return JSON.readTree(ROOT.resolve(file).toFile());
  }

  public boolean has(String name) {
    return header.has(name);
  }

  public double tolerance(String name) {
    return manifest.get(name).get("atol").asDouble();
  }

  public long[] shape(String name) {
    return StreamSupport.stream(header.get(name).get("shape").spliterator(), false)
        .mapToLong(JsonNode::asLong)
        .toArray();
  }

  public double[] numbers(String name) {
    JsonNode tensor = header.get(name);
    int begin = tensor.get("data_offsets").get(0).asInt();
    int count = 1;
    for (long side : shape(name)) {
      count = Math.toIntExact(count * side);
    }
    IntStream indices = IntStream.range(0, count);
    String type = tensor.get("dtype").asText();
    return switch (type) {
      case "F64" -> indices.mapToDouble(i -> data.getDouble(begin + 8 * i)).toArray();
      case "F32" -> indices.mapToDouble(i -> data.getFloat(begin + 4 * i)).toArray();
      case "I32" -> indices.mapToDouble(i -> data.getInt(begin + 4 * i)).toArray();
      default -> throw new IllegalArgumentException(name + " has type " + type);
    };
  }

  public float[] floats(String name) {
    double[] numbers = numbers(name);
    float[] floats = new float[numbers.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) numbers[i];
    }
    return floats;
  }
}

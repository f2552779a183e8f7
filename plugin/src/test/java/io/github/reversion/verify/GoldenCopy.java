package io.github.reversion.verify;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.reversion.compute.ComputeDevice;
import io.github.reversion.weights.DType;
import io.github.reversion.weights.Safetensors;
import io.github.reversion.weights.SafetensorsWriter;
import io.github.reversion.weights.TensorData;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A copy of some of the golden data, to be damaged; for tests only. */
record GoldenCopy(Path root) {
  static final Path GOLDENS = Path.of("src/test/resources/goldens");
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .disable(JsonWriteFeature.WRITE_NAN_AS_STRINGS)
          .build();

  /** Copies files and whole folders; the manifest then lists nothing else. */
  static GoldenCopy of(Path root, String... names) throws IOException {
    GoldenCopy copy = new GoldenCopy(root);
    for (String name : names) {
      try (Stream<Path> files = Files.walk(GOLDENS.resolve(name))) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          Path place = root.resolve(GOLDENS.relativize(file).toString());
          Files.createDirectories(place.getParent());
          Files.copy(file, place);
        }
      }
    }
    ObjectNode manifest = (ObjectNode) JSON.readTree(GOLDENS.resolve("manifest.json").toFile());
    ObjectNode files = (ObjectNode) manifest.get("files");
    List<String> listed = new ArrayList<>();
    files.fieldNames().forEachRemaining(listed::add);
    listed.stream().filter(file -> !Files.exists(root.resolve(file))).forEach(files::remove);
    JSON.writeValue(root.resolve("manifest.json").toFile(), manifest);
    return copy;
  }

  /** Changes a JSON file. */
  GoldenCopy json(String file, Consumer<JsonNode> change) throws IOException {
    JsonNode tree = JSON.readTree(root.resolve(file).toFile());
    change.accept(tree);
    JSON.writeValue(root.resolve(file).toFile(), tree);
    return this;
  }

  /** Puts another value at a place of a JSON file, such as {@code /cases/5/text}. */
  GoldenCopy put(String file, String pointer, Object value) throws IOException {
    int slash = pointer.lastIndexOf('/');
    String key = pointer.substring(slash + 1);
    return json(
        file,
        tree -> {
          JsonNode parent = tree.at(pointer.substring(0, slash));
          JsonNode node = JSON.valueToTree(value);
          if (parent instanceof ArrayNode list) {
            list.set(Integer.parseInt(key), node);
          } else {
            ((ObjectNode) parent).set(key, node);
          }
        });
  }

  /** Adds to the last number of a tensor. */
  GoldenCopy add(String file, String tensor, double difference) {
    Map<String, TensorData> tensors = new LinkedHashMap<>(Safetensors.read(root.resolve(file)));
    tensors.compute(tensor, (name, data) -> added(data, difference));
    SafetensorsWriter.write(root.resolve(file), tensors, Map.of());
    return this;
  }

  private static TensorData added(TensorData data, double difference) {
    ByteBuffer bytes = ByteBuffer.allocate(data.bytes().remaining()).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put(data.bytes()).flip();
    int last = bytes.limit() - data.dtype().itemSize();
    switch (data.dtype()) {
      case F64 -> bytes.putDouble(last, bytes.getDouble(last) + difference);
      case F32 -> bytes.putFloat(last, (float) (bytes.getFloat(last) + difference));
      case I32 -> bytes.putInt(last, bytes.getInt(last) + (int) difference);
      case U8 -> {
        int value = Byte.toUnsignedInt(bytes.get(last));
        bytes.put(last, (byte) (value < 128 ? value + difference : value - difference));
      }
      default -> throw new IllegalArgumentException(data.toString());
    }
    return TensorData.of(data.dtype(), data.shape(), bytes);
  }

  /** Adds a tensor of zeros. */
  GoldenCopy addTensor(String file, String tensor) {
    Map<String, TensorData> tensors = new LinkedHashMap<>(Safetensors.read(root.resolve(file)));
    tensors.put(tensor, TensorData.of(DType.U8, List.of(2L), ByteBuffer.allocate(2)));
    SafetensorsWriter.write(root.resolve(file), tensors, Map.of());
    return this;
  }

  /** Keeps one case of a JSON file and of the tensors beside it. */
  GoldenCopy keepOnly(String json, String name) throws IOException {
    json(
        json,
        tree -> {
          ArrayNode cases = (ArrayNode) tree.get("cases");
          for (int i = cases.size() - 1; i >= 0; i--) {
            if (!cases.get(i).get("case").textValue().equals(name)) {
              cases.remove(i);
            }
          }
        });
    String file = json.replace(".json", ".safetensors");
    Map<String, TensorData> tensors = new LinkedHashMap<>(Safetensors.read(root.resolve(file)));
    tensors.keySet().removeIf(tensor -> !tensor.startsWith(name + "/"));
    SafetensorsWriter.write(root.resolve(file), tensors, Map.of());
    return json(
        "manifest.json",
        tree -> ((ObjectNode) tree.get("files").get(file).get("tensors")).retain(tensors.keySet()));
  }

  /** Renames all folders and files whose name begins so, and says so in all JSON files. */
  GoldenCopy rename(String from, String to) throws IOException {
    List<Path> all;
    try (Stream<Path> files = Files.walk(root)) {
      all = files.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : all) {
      String name = file.getFileName().toString();
      if (name.endsWith(".json") && file.getParent().getNameCount() - root.getNameCount() < 3) {
        Files.writeString(file, Files.readString(file).replace(from, to));
      }
      if (name.startsWith(from)) {
        Files.move(file, file.resolveSibling(name.replace(from, to)));
      }
    }
    return this;
  }

  /** Replays it on the CPU. */
  VerificationReport replay() {
    return Verification.run(root, ComputeDevice.cpu(), result -> {});
  }
}

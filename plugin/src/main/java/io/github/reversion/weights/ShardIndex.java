package io.github.reversion.weights;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reads the index of weights that are spread over several files and checks it against them.
 *
 * <p>The index maps each tensor to a file of the same folder. Every tensor must be where the index
 * says, and no file may hold another. {@code metadata.total_size} is not looked at.
 */
final class ShardIndex {
  private static final String REMEDY = "get the model's weights and their index anew";

  private final Path index;

  private ShardIndex(Path index) {
    this.index = index;
  }

  static WeightFiles read(Path index) {
    return new ShardIndex(index).resolve();
  }

  private WeightFiles resolve() {
    Map<String, String> shardOfTensor = shardOfTensor();
    Map<String, Path> files = new TreeMap<>();
    shardOfTensor.values().forEach(shard -> files.computeIfAbsent(shard, this::locate));
    Map<String, SafetensorsHeader> headers = new LinkedHashMap<>();
    files.forEach(
        (shard, path) -> {
          SafetensorsHeader header = SafetensorsHeader.read(path);
          requireOnly(header.tensors().keySet(), shard, shardOfTensor);
          headers.put(shard, header);
        });
    Map<String, StoredTensor> tensors = new LinkedHashMap<>();
    shardOfTensor.forEach(
        (tensor, shard) -> {
          SafetensorsHeader header = headers.get(shard);
          TensorInfo info = header.tensors().get(tensor);
          if (info == null) {
            throw refuse(
                "says that tensor %s is in %s, which lacks it"
                    .formatted(WeightsException.quote(tensor), shard));
          }
          tensors.put(tensor, new StoredTensor(header.file(), info));
        });
    return new WeightFiles(index, tensors);
  }

  private Map<String, String> shardOfTensor() {
    JsonNode map = parse().get("weight_map");
    if (map == null || !map.isObject()) {
      throw refuse("has no JSON object 'weight_map'");
    }
    Map<String, String> shards = new LinkedHashMap<>();
    map.fieldNames()
        .forEachRemaining(
            tensor -> {
              if (!map.get(tensor).isTextual()) {
                throw refuse("names no file for tensor " + WeightsException.quote(tensor));
              }
              shards.put(tensor, map.get(tensor).textValue());
            });
    return shards;
  }

  private JsonNode parse() {
    JsonMapper mapper =
        JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    try {
      return mapper.readTree(Files.readAllBytes(index));
    } catch (JsonProcessingException e) {
      throw new WeightsException(
          index, "is not valid JSON (" + e.getOriginalMessage() + ")", REMEDY, e);
    } catch (IOException e) {
      throw FileReading.unreadable(index, e);
    }
  }

  /**
   * The path of a shard, which must be a plain file name: the folder holds all there is to read.
   */
  private Path locate(String shard) {
    String shown = WeightsException.quote(shard);
    if (shard.isBlank() || shard.matches(".*[/\\\\:].*") || shard.equals("..")) {
      throw refuse("points outside its own folder with " + shown);
    }
    try {
      Path path = index.resolveSibling(shard);
      if (!Files.isRegularFile(path)) {
        throw refuse("needs the file " + shown + ", which is not there");
      }
      return path;
    } catch (InvalidPathException e) {
      throw new WeightsException(index, "names an impossible file " + shown, REMEDY, e);
    }
  }

  private void requireOnly(Set<String> stored, String shard, Map<String, String> shardOfTensor) {
    for (String tensor : stored) {
      if (!shard.equals(shardOfTensor.get(tensor))) {
        throw refuse(
            "does not say that tensor %s is in %s, where it is"
                .formatted(WeightsException.quote(tensor), shard));
      }
    }
  }

  private WeightsException refuse(String problem) {
    return new WeightsException(index, problem, REMEDY);
  }
}

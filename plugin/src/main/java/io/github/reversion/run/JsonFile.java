package io.github.reversion.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.reversion.compute.EngineInfo;
import io.github.reversion.pipeline.StableDiffusion;
import io.github.reversion.settings.Settings;
import io.github.reversion.weights.AtomicFile;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Describes runs in JSON; nothing in it tells the time, so that equal runs write equal bytes. */
final class JsonFile {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private JsonFile() {}

  static void write(Path file, Map<String, Object> content) {
    try {
      AtomicFile.writeText(file, MAPPER.writeValueAsString(content) + "\n");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Maps of plain values are JSON", e);
    }
  }

  /** Option names as macros write them, enums as options read them. */
  static Map<String, Object> settings(Map<String, Object> values) {
    Map<String, Object> settings = new LinkedHashMap<>();
    values.forEach(
        (name, value) ->
            settings.put(
                Settings.snake(name), value instanceof Enum<?> ? Settings.text(value) : value));
    return settings;
  }

  static Map<String, Object> model(StableDiffusion model) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("name", String.valueOf(model.folder().getFileName()));
    map.put("fingerprint", model.fingerprint());
    map.put("precision", Settings.text(model.precision()));
    return map;
  }

  static Map<String, Object> engine(StableDiffusion model) {
    Map<String, Object> engine = EngineInfo.of(model.device()).asMap();
    String version = JsonFile.class.getPackage().getImplementationVersion();
    engine.put("reversion", version == null ? "development" : version);
    return engine;
  }
}

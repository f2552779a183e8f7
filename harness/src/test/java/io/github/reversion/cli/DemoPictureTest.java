package io.github.reversion.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.reversion.exemplar.ExemplarFolder;
import io.github.reversion.exemplar.ExemplarHash;
import io.github.reversion.inversion.InversionOptions;
import io.github.reversion.pipeline.GenerationOptions;
import io.github.reversion.pipeline.ModelFingerprint;
import io.github.reversion.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The README's picture is what the demo draws today. After a change of the model, the exemplars or
 * the quick preset, run the demo and copy its montage.png, wrapped_in.run.json and
 * with-relation/run.json into docs/demo.
 */
class DemoPictureTest {
  private static final Path PICTURE = Path.of("..", "docs", "demo");

  private static JsonNode read(String file) throws IOException {
    return new ObjectMapper().readTree(PICTURE.resolve(file).toFile());
  }

  private static void assertSame(Map<String, Object> now, JsonNode then) {
    assertEquals(now.size(), then.size());
    now.forEach(
        (name, value) ->
            assertEquals(Settings.text(value), then.get(Settings.snake(name)).asText(), name));
  }

  @Test
  void wasLearnedWithTodaysOptionsModelAndExemplars() throws IOException {
    JsonNode run = read("wrapped_in.run.json");
    assertSame(InversionOptions.SETTINGS.values(InversionOptions.quick()), run.get("options"));
    assertEquals(
        ModelFingerprint.of(CliRun.STORE.model("mini")),
        run.get("model").get("fingerprint").asText());
    assertEquals(
        ExemplarHash.of(ExemplarFolder.read(CliRun.STORE.exemplars("example:wrapped_in"))),
        run.get("exemplars").get("sha256").asText());
    assertEquals("completed", run.get("outcome").asText());
  }

  @Test
  void wasDrawnWithTodaysOptionsAndModel() throws IOException {
    JsonNode run = read("with-relation.run.json");
    assertSame(GenerationOptions.SETTINGS.values(GenerationOptions.quick()), run.get("options"));
    assertEquals(
        ModelFingerprint.of(CliRun.STORE.model("mini")),
        run.get("model").get("fingerprint").asText());
  }
}

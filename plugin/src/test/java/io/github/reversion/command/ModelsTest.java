package io.github.reversion.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.reversion.store.ModelStore;
import io.github.reversion.testing.MicroModel;
import io.github.reversion.weights.SafetensorsWriter;
import io.github.reversion.weights.TensorData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelsTest {
  private static final Path INSTALLED = ModelStore.ofUser().models();
  private final Host host = new Host();
  @TempDir Path temp;

  @AfterEach
  void close() throws IOException {
    host.close();
    Files.deleteIfExists(INSTALLED.resolve("models_test.link"));
  }

  @Test
  void aFolderIsAddedWhereItLies() throws IOException {
    Path micro = MicroModel.write(temp.resolve("micro"));
    Object name =
        host.run(
                Models.class,
                "action",
                "add",
                "folder",
                micro.toFile(),
                "name",
                "models_test",
                "copy",
                false)
            .getOutput("installed");
    assertEquals("models_test", name);
    assertEquals(micro, ModelStore.ofUser().model("models_test"));
  }

  @Test
  void aListInstallsNothing() {
    assertEquals("", host.run(Models.class).getOutput("installed"));
  }

  private String refusal(Object... inputs) {
    return Host.refusal(host.run(Models.class, inputs));
  }

  @Test
  void whatIsMissingIsNamed() {
    assertTrue(refusal("action", "add").startsWith("folder is empty; "));
    assertTrue(refusal("action", "convert").startsWith("file is empty; "));
    assertTrue(refusal("action", "download").startsWith("repository is ''"));
    assertTrue(refusal("action", "remove").startsWith("action is 'remove'; possible is "));
  }

  @Test
  void aFileThatIsNoCheckpointIsRefused() {
    Path file = temp.resolve("lora.safetensors");
    SafetensorsWriter.write(
        file, Map.of("lora_unet_x", TensorData.ofFloats(new float[1])), Map.of());
    String said = refusal("action", "convert", "file", file.toFile(), "name", "models_test");
    assertTrue(said.contains("is a LoRA"), said);
    assertFalse(Files.exists(INSTALLED.resolve("models_test")));
  }
}

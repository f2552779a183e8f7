package io.github.reversion.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.reversion.UserException;
import io.github.reversion.pipeline.StableDiffusion;
import io.github.reversion.store.InstalledModel;
import io.github.reversion.store.ModelLibrary;
import io.github.reversion.store.ModelStore;
import io.github.reversion.testing.MicroModel;
import io.github.reversion.testing.Tiny;
import io.github.reversion.weights.TransferListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole model from the hub to a name by which it is loaded. */
class InstallFromHubTest {
  @TempDir Path temp;
  private FakeHub server;
  private ModelLibrary library;

  @BeforeEach
  void start() throws IOException {
    server = new FakeHub();
    library = new ModelLibrary(new ModelStore(temp.resolve("home")));
    Path micro = MicroModel.write(temp.resolve("micro"));
    try (Stream<Path> files = Files.walk(micro)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String path = micro.relativize(file).toString().replace('\\', '/');
        server.put(path, Files.readAllBytes(file));
      }
    }
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private InstalledModel download(Consent consent) {
    Hub hub = new Hub(server.access(""), (pause, look) -> {}, Duration.ofSeconds(5));
    return library.download(hub, FakeHub.ID, "main", false, "", consent, TransferListener.NONE);
  }

  @Test
  void itIsLoadedByItsName() {
    InstalledModel model = download(plan -> true);
    assertEquals("model", model.name());
    assertEquals("", model.problem());
    try (StableDiffusion loaded = Tiny.load(library.store().model("model"))) {
      assertEquals(8, loaded.textWidth());
    }
  }

  @Test
  void withoutConsentNoFileIsAskedFor() {
    assertThrows(CancellationException.class, () -> download(plan -> false));
    assertTrue(server.requests(".safetensors").isEmpty());
    assertFalse(Files.exists(library.store().models()));
  }

  @Test
  void aModelThatCannotBeRunIsNotInstalled() throws IOException {
    String sdxl = "{\"_class_name\": \"StableDiffusionXLPipeline\"}";
    server.put("model_index.json", sdxl.getBytes(StandardCharsets.UTF_8));
    String said = assertThrows(UserException.class, () -> download(plan -> true)).getMessage();
    assertTrue(said.contains("StableDiffusionXLPipeline"), said);
    assertFalse(Files.exists(library.store().models().resolve("model")));
  }

  @Test
  void aNameThatIsTakenIsRefusedBeforeTheHubIsAsked() {
    download(plan -> true);
    int asked = server.requests("").size();
    assertThrows(UserException.class, () -> download(plan -> true));
    assertEquals(asked, server.requests("").size());
  }
}

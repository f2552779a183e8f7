package io.github.reversion.benchmark.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.reversion.UserException;
import io.github.reversion.exemplar.ExemplarFolder;
import io.github.reversion.exemplar.ExemplarHash;
import io.github.reversion.image.ImageFiles;
import io.github.reversion.image.RgbImage;
import io.github.reversion.store.ModelStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PinnedExemplarsTest {
  private static final Place PLACE = new Place("a.yaml", 7, "relations[0].exemplars");
  private static final Place HASH_PLACE = new Place("a.yaml", 8, "relations[0].sha256");

  @TempDir private Path temp;
  private ModelStore store;
  private Path folder;

  @BeforeEach
  void exemplars() throws IOException {
    store = new ModelStore(temp.resolve("home"));
    folder = Files.createDirectory(temp.resolve("mine"));
    ImageFiles.writePng(folder.resolve("a.png"), new RgbImage(4, 4, new byte[48]));
    Files.writeString(folder.resolve("text.json"), "{\"a.png\": [\"cat {} stone\"]}");
  }

  private PinnedExemplars pinned(String hash) {
    return pinned(new ExemplarSource.Folder(folder), hash);
  }

  private static PinnedExemplars pinned(ExemplarSource source, String hash) {
    return new PinnedExemplars(
        source, PLACE, Optional.of(new PinnedExemplars.Hash(hash, HASH_PLACE)));
  }

  private String refused(PinnedExemplars exemplars) {
    return assertThrows(UserException.class, () -> exemplars.read(store)).getMessage();
  }

  @Test
  void exemplarsOfThatHashAreRead() {
    String hash = ExemplarHash.of(ExemplarFolder.read(folder));
    assertEquals(1, pinned(hash).read(store).list().size());
  }

  @Test
  void othersAreRefusedWithTheLineOfTheHashAndTheirOwn() throws IOException {
    String hash = ExemplarHash.of(ExemplarFolder.read(folder));
    Files.writeString(folder.resolve("text.json"), "{\"a.png\": [\"cat {} rock\"]}");
    String message = refused(pinned(hash));
    assertTrue(message.startsWith("a.yaml, line 8, relations[0].sha256: " + folder), message);
    assertTrue(message.contains(ExemplarHash.of(ExemplarFolder.read(folder))), message);
  }

  @Test
  void exemplarsThatAreNotThereAreRefusedWithTheLineThatNamesThem() throws IOException {
    String at = "a.yaml, line 7, relations[0].exemplars: ";
    String hash = "0".repeat(64);
    Files.delete(folder.resolve("text.json"));
    assertTrue(refused(pinned(hash)).startsWith(at + folder.resolve("text.json")));
    String example = refused(pinned(new ExemplarSource.Example("at"), hash));
    assertTrue(example.startsWith(at + "There is no example 'at'; there are"), example);
    String imported = refused(pinned(new ExemplarSource.Imported("on"), hash));
    assertTrue(imported.startsWith(at + "The exemplars of on are not in "), imported);
  }
}

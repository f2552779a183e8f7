package io.github.reversion.benchmark.suite;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.reversion.UserException;
import io.github.reversion.exemplar.ExemplarHash;
import io.github.reversion.image.ImageFiles;
import io.github.reversion.image.RgbImage;
import io.github.reversion.store.ModelStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportedExemplarsTest {
  @TempDir private Path temp;
  private ImportedExemplars imported;
  private Path from;

  @BeforeEach
  void exemplars() throws IOException {
    imported = ImportedExemplars.of(new ModelStore(temp.resolve("home")));
    from = Files.createDirectory(temp.resolve("download"));
    ImageFiles.writePng(from.resolve("a.png"), new RgbImage(4, 4, new byte[48]));
    Files.writeString(from.resolve("notes.txt"), "not an exemplar");
    Files.writeString(from.resolve("text.json"), "{\"a.png\": [\"cat {} stone\"]}");
  }

  @Test
  void imagesAndCaptionsAreCopiedAsTheyAre() throws IOException {
    imported.bring(from, "on");
    Path place = imported.folder().resolve("on");
    for (String file : new String[] {"a.png", "text.json"}) {
      assertArrayEquals(
          Files.readAllBytes(from.resolve(file)), Files.readAllBytes(place.resolve(file)));
    }
    assertFalse(Files.exists(place.resolve("notes.txt")));
    assertEquals(1, imported.read("on").list().size());
  }

  @Test
  void theSameCanBeImportedAgainButOthersDoNotTakeTheirPlace() throws IOException {
    String hash = ExemplarHash.of(imported.bring(from, "on"));
    imported.bring(from, "on");
    Files.writeString(from.resolve("text.json"), "{\"a.png\": [\"cat {} rock\"]}");
    UserException e = assertThrows(UserException.class, () -> imported.bring(from, "on"));
    assertTrue(e.getMessage().contains("on has other exemplars; to import"), e.getMessage());
    assertEquals(hash, ExemplarHash.of(imported.read("on")));
  }

  @Test
  void anImportThatWasCutOffIsTakenUp() throws IOException {
    imported.bring(from, "on");
    Files.delete(imported.folder().resolve("on").resolve("text.json"));
    assertThrows(UserException.class, () -> imported.read("on"));
    imported.bring(from, "on");
    assertEquals(1, imported.read("on").list().size());
  }

  @Test
  void whatCannotBeLearnedFromIsNotImported() throws IOException {
    Files.writeString(from.resolve("text.json"), "{\"b.png\": [\"cat {} stone\"]}");
    assertThrows(UserException.class, () -> imported.bring(from, "on"));
    assertFalse(Files.exists(imported.folder()));
  }
}

package io.github.reversion.spark.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.reversion.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Hadoop needs programs of its own there")
class HadoopFolderTest {
  @TempDir private Path temp;
  private HadoopFolder folder;

  @BeforeEach
  void open() throws IOException {
    folder = folder("run");
  }

  private HadoopFolder folder(String name) throws IOException {
    Files.createDirectories(temp.resolve("shared"));
    return new HadoopFolder(SharedUri.ROOT + name, SharedUri.configuration(temp.resolve("shared")));
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(temp.resolve(name), text);
  }

  @Test
  void whatWasPutIsThereAndCanBeFetched() throws IOException {
    assertEquals(Set.of(), folder.files().keySet());
    folder.put(file("a", "one"), "images/on/0.png");
    folder.put(file("b", "two"), "run.json");
    assertEquals(Set.of("images/on/0.png", "run.json"), folder.files().keySet());
    folder.fetch("images/on/0.png", temp.resolve("there/0.png"));
    assertEquals("one", Files.readString(temp.resolve("there/0.png")));
  }

  @Test
  void aFileThatIsPutAgainTakesThePlaceOfTheFormer() throws IOException {
    folder.put(file("a", "one"), "run.json");
    String before = folder.files().get("run.json");
    folder.put(file("a", "other"), "run.json");
    assertNotEquals(before, folder.files().get("run.json"));
    folder.fetch("run.json", temp.resolve("b"));
    assertEquals("other", Files.readString(temp.resolve("b")));
    assertEquals(Set.of("run.json"), folder.files().keySet());
  }

  @Test
  void aFolderIsCopiedOnceUntilItChanges() throws IOException {
    HadoopFolder model = folder("models/sd15");
    model.put(file("a", "weights"), "unet/config.json");
    Path copies = temp.resolve("copies");
    Path copy = model.copyInto(copies);
    assertEquals("sd15", copy.getFileName().toString());
    assertEquals("weights", Files.readString(copy.resolve("unet/config.json")));
    assertEquals(copy, model.copyInto(copies));
    model.put(file("a", "other weights"), "unet/config.json");
    assertNotEquals(copy, model.copyInto(copies));
  }

  @Test
  void whatCannotBeFetchedLeavesNothing() throws IOException {
    folder.put(file("a", "one"), "run.json");
    folder.put(file("b", "two"), "suite.yaml");
    // Hadoop notes what a file's bytes come to, and these come to something else.
    Files.writeString(temp.resolve("shared/run/suite.yaml"), "owt");
    Path copies = temp.resolve("copies");
    assertRefused("suite.yaml: could not be written (Checksum", () -> folder.copyInto(copies));
    try (Stream<Path> left = Files.list(copies)) {
      assertEquals(List.of(), left.toList());
    }
    Scratch scratch = new Scratch();
    assertRefused(
        "suite.yaml: could not be written (Checksum",
        () -> new Mirror(folder, scratch, () -> 0).close());
    assertFalse(Files.exists(scratch.root()));
  }

  @Test
  void whatIsNotThereIsNamed() throws IOException {
    assertRefused("run/none cannot be copied", () -> folder.fetch("none", temp.resolve("x")));
    HadoopFolder none = folder("none");
    assertRefused("none is no folder with files", () -> none.copyInto(temp.resolve("copies")));
    assertRefused(
        "magic://x cannot be opened",
        () -> new HadoopFolder("magic://x", SharedUri.configuration(temp)));
  }

  private static void assertRefused(String told, Runnable refused) {
    String message = assertThrows(UserException.class, refused::run).getMessage();
    assertTrue(message.contains(told), message);
  }

  @ParameterizedTest
  @CsvSource({"hdfs://host/x", "s3a://bucket/x", "viewfs:/x"})
  void urisAreForHadoop(String place) {
    assertTrue(HadoopFolder.isMeant(place));
  }

  @ParameterizedTest
  @CsvSource({"/runs/x", "runs/x", "file:///runs/x", "C:\\runs", "mini"})
  void pathsAreNot(String place) {
    assertFalse(HadoopFolder.isMeant(place));
  }
}

package io.github.reversion.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.reversion.UserException;
import io.github.reversion.weights.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddedFolderTest {
  private static final Path RESOURCES = Path.of("src/main/resources/io/github/reversion/store");

  @TempDir Path home;

  @Test
  void filesAreUnpackedWithTheirFolders() throws IOException {
    Path folder =
        new EmbeddedFolder(ModelStore.class, "sound").unpackInto(home.resolve("not/there/yet"));
    assertEquals("one\n", Files.readString(folder.resolve("one.txt")));
    assertEquals("two\n", Files.readString(folder.resolve("deep/two.txt")));
    assertTrue(folder.getFileName().toString().matches("sound-[0-9a-f]{12}"));
    assertEquals(List.of(folder), list(folder.getParent()), "nothing is left beside it");
  }

  @Test
  void aFolderThatLiesDeeperIsUnpackedByItsOwnName() throws IOException {
    EmbeddedFolder deeper = new EmbeddedFolder(ModelStore.class, "nested/sound");
    assertTrue(deeper.isThere());
    Path folder = deeper.unpackInto(home);
    assertEquals("three\n", Files.readString(folder.resolve("three.txt")));
    assertTrue(folder.getFileName().toString().matches("sound-[0-9a-f]{12}"));
    assertEquals(List.of(folder), list(home));
    assertFalse(new EmbeddedFolder(ModelStore.class, "nested/nothing").isThere());
  }

  @Test
  void unpackedFolderIsUsedAgain() throws IOException {
    Path folder = new EmbeddedFolder(ModelStore.class, "sound").unpackInto(home);
    Files.writeString(folder.resolve("one.txt"), "still here");
    assertEquals(folder, new EmbeddedFolder(ModelStore.class, "sound").unpackInto(home));
    assertEquals("still here", Files.readString(folder.resolve("one.txt")));
  }

  @Test
  void severalUnpackAtOnceAndAllFindTheFolder() throws Exception {
    List<Path> found = Collections.synchronizedList(new ArrayList<>());
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      threads.add(
          new Thread(
              () -> found.add(new EmbeddedFolder(ModelStore.class, "sound").unpackInto(home))));
    }
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    assertEquals(8, found.size());
    assertEquals(1, found.stream().distinct().count());
    assertEquals(List.of(found.get(0)), list(home));
  }

  @ParameterizedTest
  @CsvSource({
    "damaged, The file damaged/one.txt of this jar is damaged; install the jar again.",
    "unreadable, The file unreadable.sha256 of this jar is damaged; install the jar again.",
    "lacking, This jar lacks lacking/gone.txt; install it again.",
    "nothing, This jar lacks nothing.sha256; install it again."
  })
  void damagedJarIsNoticedAndNothingIsLeft(String name, String message) throws IOException {
    UserException e =
        assertThrows(
            UserException.class, () -> new EmbeddedFolder(ModelStore.class, name).unpackInto(home));
    assertEquals(message, e.getMessage());
    assertEquals(List.of(), list(home));
  }

  @Test
  void placeThatCannotBeWrittenIsNamed() throws IOException {
    Path file = Files.writeString(home.resolve("file"), "not a folder");
    UserException e =
        assertThrows(
            UserException.class,
            () -> new EmbeddedFolder(ModelStore.class, "sound").unpackInto(file.resolve("x")));
    assertTrue(e.getMessage().startsWith(file.resolve("x") + " cannot be written"), e.getMessage());
    assertTrue(e.getMessage().contains("REVERSION_HOME"), e.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"mini", "examples"})
  void listInTheJarMatchesItsFiles(String name) throws IOException {
    List<String> listed = Files.readAllLines(RESOURCES.resolve(name + ".sha256"));
    List<String> found = new ArrayList<>();
    Path folder = RESOURCES.resolve(name);
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String path = folder.relativize(file).toString().replace('\\', '/');
        found.add(Sha256.of(file) + "  " + path);
      }
    }
    assertFalse(found.isEmpty());
    Collections.sort(found);
    assertEquals(found, listed.stream().sorted().toList());
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }
}

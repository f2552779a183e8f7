package io.github.reversion.weights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.reversion.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoldersTest {
  @TempDir private Path temp;

  @Test
  void aFolderIsMadeWithThoseAboveItAndMayBeThere() {
    Path folder = temp.resolve("a").resolve("b");
    assertEquals(folder, Folders.make(folder));
    assertEquals(folder, Folders.make(folder));
    assertTrue(Files.isDirectory(folder));
  }

  @Test
  void aFolderThatCannotBeIsNamed() throws IOException {
    Path file = Files.createFile(temp.resolve("file"));
    UserException refused =
        assertThrows(UserException.class, () -> Folders.make(file.resolve("below")));
    assertTrue(
        refused.getMessage().startsWith(file.resolve("below") + " cannot be made ("),
        refused.getMessage());
  }
}

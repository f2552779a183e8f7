package io.github.reversion.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LearnedRelationsTest {
  @TempDir Path folder;

  private Path file(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, "");
  }

  @Test
  void theNewestComesFirstAndEachOnce() throws IOException {
    LearnedRelations relations = new LearnedRelations(folder.resolve("home/relations.txt"));
    assertEquals(List.of(), relations.files());
    Path hug = file("hug.safetensors");
    Path on = file("on.safetensors");
    Path other = file("other/hug.safetensors");
    relations.add(hug);
    relations.add(on);
    relations.add(other);
    relations.add(on);
    assertEquals(List.of(on, other, hug), relations.files());
    assertEquals(Optional.of(other), relations.find("hug"));
  }

  @Test
  void whatWasDeletedIsNotOffered() throws IOException {
    LearnedRelations relations = new LearnedRelations(folder.resolve("relations.txt"));
    Path gone = file("gone.safetensors");
    relations.add(gone);
    Files.delete(gone);
    assertEquals(List.of(), relations.files());
    assertEquals(Optional.empty(), relations.find("gone"));
  }
}

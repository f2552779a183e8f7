package io.github.reversion.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.reversion.settings.SettingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
    assertEquals(other, relations.resolve("hug"));
    assertEquals(other, relations.resolve("hug.safetensors"));
    assertEquals(hug, relations.resolve(hug.toString()));
  }

  @Test
  void whatWasDeletedIsNotOffered() throws IOException {
    LearnedRelations relations = new LearnedRelations(folder.resolve("relations.txt"));
    Path gone = file("gone.safetensors");
    relations.add(gone);
    Files.delete(gone);
    assertEquals(List.of(), relations.files());
    assertEquals(
        "gone is no file, and no relation was learned on this computer yet; name the file of one.",
        refusal(relations, "gone"));
  }

  @Test
  void whatIsNotThereIsRefusedWithWhatIs() throws IOException {
    LearnedRelations relations = new LearnedRelations(folder.resolve("relations.txt"));
    relations.add(file("hug.safetensors"));
    relations.add(file("other/hug.safetensors"));
    relations.add(file("on.safetensors"));
    assertEquals(
        "kiss is no file, and no relation of that name was learned on this computer; name a file,"
            + " or one of those last learned: on, hug.",
        refusal(relations, "kiss"));
    // Who names a folder means the file in it, and no other.
    assertTrue(refusal(relations, "elsewhere/hug").startsWith("elsewhere/hug is no file, and"));
  }

  private static String refusal(LearnedRelations relations, String name) {
    return assertThrows(SettingException.class, () -> relations.resolve(name)).getMessage();
  }
}

package io.github.reversion.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.reversion.UserException;
import io.github.reversion.exemplar.ExemplarFolder;
import io.github.reversion.settings.SettingException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelStoreTest {
  @TempDir Path home;

  @Test
  void miniIsUnpackedInTheHome() {
    Path mini = new ModelStore(home).model("mini");
    assertTrue(mini.startsWith(home.resolve("models")));
    assertTrue(Files.isRegularFile(mini.resolve("model_index.json")));
    assertEquals(mini, new ModelStore(home).model("mini"));
  }

  @Test
  void otherModelsAreFolders() {
    assertEquals(Path.of("some/model"), new ModelStore(home).model("some/model"));
  }

  @Test
  void aModelForScoringThatIsNotEmbeddedIsNamed() {
    UserException e =
        assertThrows(UserException.class, () -> new ModelStore(home).scoring("nothing"));
    assertEquals("This program has no nothing embedded; name the folder of one.", e.getMessage());
  }

  @Test
  void everyExampleIsAFolderOfExemplars() {
    ModelStore store = new ModelStore(home);
    assertEquals(10, store.exampleNames().size());
    assertTrue(store.exampleNames().contains("wrapped_in"));
    for (String name : store.exampleNames()) {
      assertTrue(ExemplarFolder.read(store.exemplars("example:" + name)).list().size() >= 4, name);
    }
  }

  @Test
  void otherExemplarsAreFolders() {
    assertEquals(Path.of("mine"), new ModelStore(home).exemplars("mine"));
  }

  @Test
  void unknownExampleNamesThePossibleOnes() {
    SettingException e =
        assertThrows(
            SettingException.class, () -> new ModelStore(home).exemplars("example:../models"));
    assertTrue(e.getMessage().startsWith("There is no example '../models'"), e.getMessage());
    assertTrue(e.getMessage().contains("wrapped_in"), e.getMessage());
  }
}

package io.github.reversion.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.reversion.UserException;
import io.github.reversion.testing.MicroModel;
import io.github.reversion.testing.Tiny;
import io.github.reversion.weights.TransferListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelLibraryTest {
  @TempDir Path temp;
  private ModelLibrary library;
  private Path micro;

  @BeforeEach
  void start() throws IOException {
    library = new ModelLibrary(new ModelStore(temp.resolve("home")));
    micro = MicroModel.write(temp.resolve("micro"));
  }

  private List<String> names() {
    return library.list().stream().map(InstalledModel::name).toList();
  }

  private String refusal(Path folder, String name) {
    return assertThrows(
            UserException.class, () -> library.add(folder, name, true, TransferListener.NONE))
        .getMessage();
  }

  @Test
  void theEmbeddedModelIsThereAndDescribed() {
    InstalledModel mini = library.list().get(0);
    assertEquals("mini", mini.name());
    assertEquals("text width 128, v", mini.type());
    assertEquals("F16", mini.precision());
    assertEquals("BSD-2-Clause", mini.licence());
    assertTrue(mini.bytes() > 10_000_000);
    assertEquals(List.of("mini"), names());
  }

  @Test
  void aFolderIsCopiedAndFoundByItsName() throws IOException {
    Files.writeString(micro.resolve("README.md"), "---\nlicense: openrail++\n---\n");
    InstalledModel added = library.add(micro, "", true, TransferListener.NONE);
    assertEquals("micro", added.name());
    assertEquals("F32", added.precision());
    assertEquals("openrail++", added.licence());
    assertEquals(List.of("mini", "micro"), names());
    assertEquals(library.store().models().resolve("micro"), library.store().model("micro"));
    assertEquals(
        Files.mismatch(
            micro.resolve("unet/diffusion_pytorch_model.safetensors"),
            added.folder().resolve("unet/diffusion_pytorch_model.safetensors")),
        -1);
  }

  @Test
  void aFolderMayStayWhereItIs() {
    library.add(micro, "far", false, TransferListener.NONE);
    assertEquals(micro, library.store().model("far"));
    assertEquals(List.of("mini", "far"), names());
  }

  @Test
  void aFolderThatWasCopiedByHandIsFound() throws IOException {
    Tiny.copy(micro, Files.createDirectories(library.store().models()).resolve("by_hand"));
    assertEquals(List.of("mini", "by_hand"), names());
  }

  @Test
  void aModelThatIsGoneOrBrokenSaysSoInTheList() throws IOException {
    library.add(micro, "far", false, TransferListener.NONE);
    library.add(micro, "near", true, TransferListener.NONE);
    Files.delete(micro.resolve("unet/config.json"));
    Path near = library.store().model("near");
    Tiny.edit(near.resolve("unet/config.json"), "[8]", "[16]");
    List<InstalledModel> list = library.list();
    assertTrue(list.get(1).problem().contains("config.json: is missing"), list.get(1).problem());
    assertTrue(list.get(2).problem().contains("has shape"), list.get(2).problem());
    Files.delete(micro.resolve("model_index.json"));
    assertTrue(library.list().get(1).problem().contains("model_index.json: is missing"));
  }

  @Test
  void aFolderThatIsNoModelIsRefusedBeforeItIsCopied() throws IOException {
    Files.delete(micro.resolve("vae/diffusion_pytorch_model.safetensors"));
    assertTrue(refusal(micro, "").contains("vae: holds none of diffusion_pytorch_model"));
    assertTrue(refusal(temp.resolve("none"), "").contains("none, which is no folder"));
    assertFalse(Files.exists(library.store().models().resolve("micro")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"../up", "a/b", ".hidden", "x.part", "y.link", "mini-0123456789ab", "a b"})
  void anImpossibleNameIsRefused(String name) {
    assertTrue(refusal(micro, name).startsWith("name is '" + name + "'"), refusal(micro, name));
  }

  @Test
  void aNameIsGivenOnce() {
    library.add(micro, "one", false, TransferListener.NONE);
    assertTrue(refusal(micro, "one").startsWith("There is a model named one already"));
    assertTrue(refusal(micro, "mini").startsWith("There is a model named mini already"));
  }

  @Test
  void aCopyThatIsStoppedLeavesNothing() throws IOException {
    assertThrows(
        CancellationException.class,
        () ->
            library.add(
                micro,
                "",
                true,
                (what, done, total) -> {
                  throw new CancellationException();
                }));
    try (Stream<Path> left = Files.list(library.store().models())) {
      assertEquals(List.of(), left.toList());
    }
  }

  @Test
  void aFolderOfTheUserWinsOverAnInstalledName() {
    library.add(micro, "one", true, TransferListener.NONE);
    assertEquals(micro, library.store().model(micro.toString()));
    assertEquals(Path.of("nowhere"), library.store().model("nowhere"));
  }
}

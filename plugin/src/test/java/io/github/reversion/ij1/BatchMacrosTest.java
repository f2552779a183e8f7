package io.github.reversion.ij1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import io.github.reversion.store.ModelStore;
import io.github.reversion.weights.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The macros for much work, in an ImageJ without a display. */
class BatchMacrosTest {
  private static final Path MACROS = Path.of("../macros");

  @TempDir Path folder;

  @Test
  void aFolderThatFailsDoesNotStopTheOthersAndWhatIsDoneIsSkipped() throws Exception {
    Path sets = Folders.make(folder.resolve("sets"));
    copy(sets.resolve("a"));
    Files.writeString(Folders.make(sets.resolve("b")).resolve("text.json"), "{}");
    copy(sets.resolve("c"));
    Folders.make(sets.resolve("no_exemplars"));
    Path out = Folders.make(folder.resolve("out"));
    Files.writeString(out.resolve("a.done.txt"), "");

    String said = run("Invert_Folders.ijm", sets, out, "2");

    List<String> summary = Files.readAllLines(out.resolve("summary.csv"));
    assertEquals(4, summary.size(), said);
    assertEquals("\"a\",done before,\"\"", summary.get(1));
    assertTrue(summary.get(2).startsWith("\"b\",failed,\"" + sets.resolve("b")), summary.get(2));
    assertEquals("\"c\",done,\"\"", summary.get(3));
    assertEquals("failed: 1\n", Files.readString(out.resolve("done.txt")));
    assertFalse(Files.exists(out.resolve("a.safetensors")));
    assertFalse(Files.exists(out.resolve("b.done.txt")));
    assertEquals(4, open(out.resolve("c.tif")).getStackSize());
  }

  @Test
  void aTableSaysWhatIsDrawn() throws Exception {
    Path table = folder.resolve("table.csv");
    Files.writeString(
        table,
        """
        prompt,relation,seed
        "red star on blue circle , white",,7
        green heart,,1
        """);

    String said = run("Generate_from_CSV.ijm", table, folder.resolve("out"), "2", "2");

    assertEquals("4\n", Files.readString(folder.resolve("out/done.txt")), said);
    ImagePlus drawn = open(folder.resolve("out/images.tif"));
    assertEquals(4, drawn.getStackSize());
    assertEquals("red star on blue circle , white; seed 8", drawn.getStack().getSliceLabel(2));
    assertEquals("green heart; seed 1", drawn.getStack().getSliceLabel(3));
  }

  @Test
  void aTableThatNamesNoRelationIsRefusedBeforeAnythingIsDrawn() throws Exception {
    Path table = folder.resolve("table.csv");
    Files.writeString(table, "prompt,relation\nred star,\ncat {} jar,nowhere.safetensors\n");

    String said = run("Generate_from_CSV.ijm", table, folder.resolve("out"), "1", "2");

    assertTrue(said.contains("nowhere.safetensors is no file, and no relation"), said);
    assertFalse(Files.exists(folder.resolve("out/images.tif")), said);
    assertFalse(Files.exists(folder.resolve("out/done.txt")), said);
  }

  @Test
  void methodsAreComparedInAMontage() throws Exception {
    String said = run("Compare_Methods.ijm", "example:on", folder.resolve("out"), "2");

    assertTrue(Files.exists(folder.resolve("out/done.txt")), said);
    ImagePlus montage = open(folder.resolve("out/montage.png"));
    // Six pictures of 64 pixels a method, twice as large, and as high as wide.
    assertEquals(6 * 128, montage.getWidth(), 16);
    assertEquals(4 * 128, montage.getHeight(), 16);
    byte[] all = Files.readAllBytes(folder.resolve("out/reversion.safetensors"));
    byte[] less = Files.readAllBytes(folder.resolve("out/textual_inversion.safetensors"));
    assertFalse(Arrays.equals(all, less), "The methods do not differ");
  }

  private String run(String macro, Object... argument) throws Exception {
    String[] parts = Stream.of(argument).map(Object::toString).toArray(String[]::new);
    return MacroTest.run(folder, MACROS.resolve(macro), String.join("|", parts));
  }

  private static ImagePlus open(Path file) {
    return IJ.openImage(file.toString());
  }

  /** Exemplars as a user has them. */
  private static void copy(Path to) throws IOException {
    Path from = ModelStore.ofUser().exemplars(ModelStore.EXAMPLE + "wrapped_in");
    Folders.make(to);
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }
}

package io.github.reversion.ij1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import io.github.reversion.exemplar.Exemplar;
import io.github.reversion.exemplar.ExemplarFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands around exemplars in macros, in an ImageJ without a display. */
class ExemplarMacrosTest {
  @TempDir Path folder;

  @Test
  void exemplarsAreLabelledLookedAtExportedAndImported() throws Exception {
    Path macro = Path.of("../macros/Prepare_Exemplars.ijm");
    String said = MacroTest.run(folder, macro, folder.toString());

    assertTrue(Files.exists(folder.resolve("done.txt")), said);
    List<Exemplar> exported = ExemplarFolder.read(folder.resolve("exemplars")).list();
    assertEquals(3, exported.size());
    assertEquals(List.of("red star {} blue circle", "star {} circle"), exported.get(0).captions());
    // Boxes of 64 x 48, padded.
    assertEquals(64, exported.get(2).image().width());
    assertEquals(64, exported.get(2).image().height());
    ImagePlus preview = IJ.openImage(folder.resolve("preview.tif").toString());
    ImagePlus stack = IJ.openImage(folder.resolve("stack.tif").toString());
    assertEquals(3, preview.getStackSize());
    for (int slice = 1; slice <= 3; slice++) {
      // Of the model's size already: nothing is resized.
      assertEquals(
          List.of((Object) preview.getStack().getSliceLabel(slice)),
          List.of((Object) stack.getStack().getSliceLabel(slice)));
      int[] seen = (int[]) preview.getStack().getPixels(slice);
      int[] read = (int[]) stack.getStack().getPixels(slice);
      for (int i = 0; i < seen.length; i++) {
        assertEquals(seen[i] & 0xFFFFFF, read[i] & 0xFFFFFF);
      }
    }
  }

  @Test
  void aRefusalEndsTheMacroBeforeAnythingIsWritten() throws Exception {
    Path macro =
        Files.writeString(
            folder.resolve("refused.ijm"),
            """
            setBatchMode(true);
            out = getArgument() + File.separator;
            newImage("set", "8-bit ramp", 40, 30, 2);
            run("Label Exemplars...", "captions=[1: cat {} stone\\n2: owl {} jar]");
            run("Export Exemplar Folder...", "slices=7 folder=[" + out + "none]");
            File.saveString("too far", out + "done.txt");
            """);
    String said = MacroTest.run(folder, macro, folder.toString());

    assertTrue(said.contains("slices has 7, but set has exemplars 1 to 2"), said);
    assertFalse(Files.exists(folder.resolve("none")), said);
    assertFalse(Files.exists(folder.resolve("done.txt")), said);
  }
}

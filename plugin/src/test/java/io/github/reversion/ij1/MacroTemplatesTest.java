package io.github.reversion.ij1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The template of ImageJ's macro language, in an ImageJ without a display. */
class MacroTemplatesTest {
  @TempDir Path folder;

  @Test
  void twoRelationsAreLearnedComparedAndBlended() throws Exception {
    String template =
        Files.readString(
            Path.of("src/main/resources/script_templates/ReVersion/Learn_and_Compare.ijm"));
    String shortened =
        replaced(template, "getDirectory(\"temp\")", "getArgument()").replace("= 150", "= 2");
    Path macro = folder.resolve("template.ijm");
    Files.writeString(
        macro,
        replaced(
            shortened,
            "setBatchMode(\"exit and display\");",
            """
            saveAs("Tiff", folder + "blend.tif");
            close();
            saveAs("Tiff", folder + "images.tif");
            """));

    String said = MacroTest.run(folder, macro, folder + "/");

    assertTrue(Files.exists(folder.resolve("blend.tif")), said);
    ImagePlus blend = IJ.openImage(folder.resolve("blend.tif").toString());
    assertEquals(10, blend.getStackSize());
    assertTrue(
        blend.getStack().getSliceLabel(3).startsWith("weight 0.500; red star {} blue circle"),
        blend.getStack().getSliceLabel(3));
    assertEquals(6, IJ.openImage(folder.resolve("images.tif").toString()).getStackSize());
    assertTrue(said.contains("% of its squared length is explained by"), said);
  }

  private static String replaced(String text, String before, String after) {
    assertTrue(text.contains(before), text);
    return text.replace(before, after);
  }
}

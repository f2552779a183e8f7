package io.github.reversion.ij1.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ij.IJ;
import ij.ImagePlus;
import io.github.reversion.weights.Folders;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real ImageJ, with windows, on a screen of Xvfb that nobody sees. It takes the pictures of the
 * guide into {@code target/desk}, one of the whole screen if it fails; docs/screenshots.sh sends
 * them elsewhere, by {@code -Dpictures=DIR}, and then as many steps are taken as the preset has.
 */
@Tag("slow")
class AtTheDeskTest {
  private static final List<String> PICTURES =
      List.of(
          "exemplars",
          "label",
          "advanced",
          "invert",
          "loss",
          "generate",
          "drawn",
          "compare",
          "explain",
          "models",
          "device");

  @TempDir Path folder;

  @Test
  void aRelationIsLearnedAndDrawnByMouseAndKeyboardAndByAMacro() throws Exception {
    assumeTrue(isOnPath("xvfb-run"), "Skipped: there is no xvfb-run here; install Xvfb");
    assumeTrue(
        Files.exists(Path.of(System.getProperty("java.home"), "lib", "libawt_xawt.so")),
        "Skipped: this JDK is a headless one; install one with windows");
    String wanted = System.getProperty("pictures", "");
    Path target = Path.of("target", "desk");
    Path pictures = wanted.isEmpty() ? target : Path.of(wanted);
    Path macro = Path.of("..", "macros", "Invert_and_Generate.ijm").toAbsolutePath();
    Path output = folder.resolve("macro");

    String said =
        new InstalledImageJ(target.resolve("imagej"))
            .run(
                AtTheDesk.class,
                folder,
                Folders.make(pictures.toAbsolutePath()).toString(),
                wanted.isEmpty() ? "3" : "",
                macro.toString(),
                "example:hug|" + output + "|3");

    assertTrue(Files.exists(folder.resolve("done.txt")), said);
    String drawn = "green heart {} yellow square; seed 3; <R> from %s.safetensors";
    assertDrawn(folder.resolve("drawn.tif"), drawn.formatted("wrapped_in"));
    assertDrawn(folder.resolve("replayed.tif"), drawn.formatted("wrapped_in"));
    assertDrawn(output.resolve("hug.tif"), drawn.formatted("hug"));
    assertEquals("hug\n", Files.readString(output.resolve("done.txt")));
    for (String name : PICTURES) {
      assertTrue(Files.size(pictures.resolve(name + ".png")) < 40_000, name);
    }
  }

  /** Two images of each of two prompts. */
  private static void assertDrawn(Path file, String third) {
    ImagePlus drawn = IJ.openImage(file.toString());
    assertEquals(4, drawn.getStackSize());
    assertEquals(third, drawn.getStack().getSliceLabel(3));
  }

  private static boolean isOnPath(String program) {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }
}

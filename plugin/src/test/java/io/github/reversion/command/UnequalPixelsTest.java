package io.github.reversion.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.module.Module;

/** Pixels that are no squares are told before anything is learned from them. */
class UnequalPixelsTest {
  private static final String TOLD = "tiny has pixels of 1.000 x 2.000 ";

  @TempDir private Path folder;

  private static ImagePlus image() {
    ImagePlus image = TinyStacks.of("RGB");
    image.getCalibration().pixelHeight = 2;
    return image;
  }

  /** What ImageJ logs where there is no window for it. */
  private static String said(Class<? extends ReVersionCommand> command, Object... inputs) {
    PrintStream before = System.out;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
    try (Host host = new Host()) {
      Module done = host.run(command, inputs);
      assertEquals("", Host.refusal(done));
    } finally {
      System.setOut(before);
    }
    return said.toString(StandardCharsets.UTF_8);
  }

  @Test
  void thePreviewSaysSo() {
    String said = said(PreviewExemplars.class, "image", image());
    assertTrue(said.contains(TOLD), said);
    assertEquals("", said(PreviewExemplars.class, "image", TinyStacks.of("RGB")));
  }

  @Test
  void theInversionSaysSoFirst() {
    String said =
        said(
            InvertRelation.class,
            "image",
            image(),
            "steps",
            "1",
            "advanced",
            "initializer: and",
            "out",
            folder.resolve("x.safetensors").toFile());
    assertTrue(said.startsWith(TOLD), said);
  }
}

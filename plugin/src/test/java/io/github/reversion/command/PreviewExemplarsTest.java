package io.github.reversion.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scijava.module.Module;

class PreviewExemplarsTest {
  private final Host host = new Host();

  @AfterEach
  void close() {
    host.close();
  }

  @Test
  void aStackHasASliceAnExemplar() {
    Module done =
        host.run(
            PreviewExemplars.class,
            "image",
            TinyStacks.of("16-bit"),
            "slices",
            "2-3",
            "size",
            32,
            "layout",
            "stack");
    ImagePlus preview = (ImagePlus) done.getOutput("preview");
    assertEquals(2, preview.getStackSize());
    assertEquals(32, preview.getWidth());
    assertEquals(TinyStacks.CAPTION, preview.getStack().getSliceLabel(1));
  }

  @Test
  void captionsMayStillBeMissing() {
    ImagePlus image = TinyStacks.of("RGB");
    image.getStack().setSliceLabel(null, 1);
    Module done = host.run(PreviewExemplars.class, "image", image);
    assertEquals("", Host.refusal(done));
    assertEquals(1, ((ImagePlus) done.getOutput("preview")).getStackSize());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | montage | size is 0; it must be between 1 and 4096.",
        "64 | grid | layout is 'grid'; possible is montage, stack.",
      })
  void whatCannotBeIsRefused(int size, String layout, String sentence) {
    Module refused =
        host.run(
            PreviewExemplars.class, "image", TinyStacks.of("RGB"), "size", size, "layout", layout);
    assertEquals(sentence, Host.refusal(refused));
  }

  @Test
  void noImageIsToldBeforeADialogOpens() throws Exception {
    assertTrue(Host.refusal(host.prepare(PreviewExemplars.class)).startsWith("There is no image"));
  }
}

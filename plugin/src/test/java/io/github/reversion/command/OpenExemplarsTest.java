package io.github.reversion.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.module.Module;

class OpenExemplarsTest {
  private final Host host = new Host();
  @TempDir Path folder;

  @AfterEach
  void close() {
    host.close();
  }

  @Test
  void opensAnExampleWithItsCaptions() {
    ImagePlus opened =
        (ImagePlus) host.run(OpenExemplars.class, "example", "hug").getOutput("exemplars");
    assertEquals(10, opened.getStackSize());
    assertEquals(64, opened.getWidth());
    assertTrue(opened.getStack().getSliceLabel(1).contains("{}"));
  }

  @Test
  void resizesOnRequest() {
    ImagePlus opened = (ImagePlus) host.run(OpenExemplars.class, "size", 16).getOutput("exemplars");
    assertEquals(16, opened.getWidth());
  }

  @Test
  void aFolderWithoutCaptionsIsNamed() {
    Module refused = host.run(OpenExemplars.class, "folder", folder.toFile());
    assertTrue(Host.refusal(refused).contains("text.json"), Host.refusal(refused));
  }

  @Test
  void aSizeOutOfRangeIsRefused() {
    assertEquals(
        "size is -1; it must be between 0 and 4096.",
        Host.refusal(host.run(OpenExemplars.class, "size", -1)));
  }
}

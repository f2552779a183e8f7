package io.github.reversion.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OpenExemplarsTest {
  private final Host host = new Host();

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
  void theSamplesAreTheSame() {
    ImagePlus opened =
        (ImagePlus) host.run(OpenSampleExemplars.class, "example", "on").getOutput("exemplars");
    assertEquals(10, opened.getStackSize());
    assertEquals("on", opened.getTitle());
  }

  @Test
  void aSizeOutOfRangeIsRefused() {
    assertEquals(
        "size is -1; it must be between 0 and 4096.",
        Host.refusal(host.run(OpenExemplars.class, "size", -1)));
  }
}

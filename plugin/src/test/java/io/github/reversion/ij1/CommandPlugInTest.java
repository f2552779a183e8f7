package io.github.reversion.ij1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import ij.Macro;
import ij.WindowManager;
import ij.macro.Interpreter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CommandPlugInTest {
  private static final String COMMANDS = "io.github.reversion.command.";
  private final Thread thread = Thread.currentThread();
  private final String name = thread.getName();

  @BeforeEach
  void beAMacroInBatchMode() {
    thread.setName("Run$_" + name);
    Interpreter.batchMode = true;
    IJ.getErrorMessage();
  }

  @AfterEach
  void beNoMacro() {
    Macro.setOptions(null);
    WindowManager.setTempCurrentImage(null);
    Interpreter.batchMode = false;
    thread.setName(name);
  }

  @Test
  void itShowsWhatTheCommandMade() {
    Macro.setOptions("example=hug size=16");
    new CommandPlugIn().run(COMMANDS + "OpenExemplars");

    ImagePlus shown = WindowManager.getCurrentImage();
    assertNotNull(shown);
    assertEquals(16, shown.getWidth());
    assertEquals(10, shown.getStackSize());
  }

  @Test
  void itGivesTheActiveImageToTheCommand() {
    ImagePlus active = IJ.createImage("active", "8-bit black", 8, 8, 2);
    WindowManager.setTempCurrentImage(active);
    new CommandPlugIn().run(COMMANDS + "InvertRelation");

    assertTrue(IJ.getErrorMessage().startsWith("Slice 1 of active: has no caption"));
  }

  @Test
  void itSaysWhyACommandWasRefused() {
    Macro.setOptions("exampel=hug");
    new CommandPlugIn().run(COMMANDS + "OpenExemplars");

    assertEquals(
        "There is no key exampel in Open Example Exemplars; possible are example, size.",
        IJ.getErrorMessage());
  }

  @Test
  void itLeavesTheClassLoaderAsItWas() {
    ClassLoader before = new ClassLoader(thread.getContextClassLoader()) {};
    thread.setContextClassLoader(before);
    try {
      Macro.setOptions("size=-1");
      new CommandPlugIn().run(COMMANDS + "OpenExemplars");
      assertSame(before, thread.getContextClassLoader());
    } finally {
      thread.setContextClassLoader(before.getParent());
    }
  }
}

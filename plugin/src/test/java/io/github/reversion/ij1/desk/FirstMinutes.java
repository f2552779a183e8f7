package io.github.reversion.ij1.desk;

import ij.IJ;
import ij.ImageStack;
import ij.plugin.frame.Recorder;
import java.awt.Window;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * The guide's first five minutes: exemplars are opened, a relation is learned and drawn; and again,
 * by the macro that was recorded meanwhile.
 */
final class FirstMinutes {
  static final String RELATION = "wrapped_in.safetensors";
  static final String PROMPTS = "red star {} blue circle\ngreen heart {} yellow square";

  private final Desk desk;

  FirstMinutes(Desk desk) {
    this.desk = desk;
  }

  /**
   * Takes so many optimiser steps, or the preset's; leaves the relation, what it drew, and what the
   * macro drew.
   */
  void spend(String steps) throws Exception {
    open();
    label();
    Recorder recorder = new Recorder();
    learn(steps);
    draw();
    String recorded = recorder.getText();
    recorder.close();
    lookAtImages();
    replay(recorded);
  }

  private void open() throws Exception {
    Window dialog = desk.choose("Open Example Exemplars...", "Open Example Exemplars");
    desk.close(dialog, "OK");
    desk.finish();
    enlarge();
    desk.photograph(desk.await("wrapped_in"), "exemplars");
  }

  private void label() throws Exception {
    ImageStack exemplars = IJ.getImage().getStack();
    String caption = exemplars.getSliceLabel(2);
    // So that the table has something to say.
    exemplars.setSliceLabel(caption.lines().findFirst().orElseThrow().replace("{}", "in"), 2);
    Window dialog = desk.choose("Label Exemplars...", "Label Exemplars");
    desk.photograph(dialog, "label");
    desk.close(dialog, "Cancel");
    desk.finish();
    exemplars.setSliceLabel(caption, 2);
  }

  private void learn(String steps) throws Exception {
    Window dialog = desk.choose("Invert Relation...", "Invert Relation");
    desk.press(dialog, "Advanced options...");
    Window advanced = desk.await("Advanced options");
    desk.photograph(advanced, "advanced");
    desk.close(advanced, "Cancel");
    desk.write(dialog, "Steps", steps);
    desk.write(dialog, "Relation file to write", RELATION);
    desk.photograph(dialog, "invert");
    desk.close(dialog, "OK");
    desk.finish();
    desk.photograph(desk.await("Loss of"), "loss");
  }

  private void draw() throws Exception {
    Window dialog = desk.choose("Generate Images...", "Generate Images");
    desk.write(dialog, "Images a prompt", "2");
    desk.write(dialog, "Relation file", RELATION);
    desk.write(dialog, "Prompts", PROMPTS);
    desk.photograph(dialog, "generate");
    desk.close(dialog, "OK");
    desk.finish();
  }

  private void lookAtImages() throws Exception {
    IJ.saveAsTiff(IJ.getImage(), Path.of("drawn.tif").toAbsolutePath().toString());
    enlarge();
    desk.photograph(desk.await("drawn"), "drawn");
  }

  private void replay(String recorded) throws Exception {
    Path relation = Path.of(RELATION);
    byte[] learned = Files.readAllBytes(relation);
    Files.delete(relation);
    // Commands alone, not the windows that the robot brought to the front.
    String commands =
        recorded.lines().filter(line -> line.startsWith("run(")).collect(Collectors.joining("\n"));
    Path macro =
        Files.writeString(
            Path.of("recorded.ijm"),
            "selectWindow(\"wrapped_in\");\nsetBatchMode(true);\n%s\nsaveAs(\"Tiff\", getArgument());\n"
                .formatted(commands));
    desk.run(macro.toAbsolutePath(), Path.of("replayed.tif").toAbsolutePath().toString());
    if (!Files.exists(relation) || !Arrays.equals(learned, Files.readAllBytes(relation))) {
      throw new IllegalStateException("What was recorded learns something else: " + commands);
    }
  }

  private static void enlarge() {
    for (int i = 0; i < 5; i++) {
      IJ.run("In [+]");
    }
  }
}

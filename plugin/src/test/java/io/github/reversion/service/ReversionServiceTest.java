package io.github.reversion.service;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import io.github.reversion.UserException;
import io.github.reversion.command.StopIcon;
import io.github.reversion.explain.Explanation;
import io.github.reversion.relation.Relation;
import io.github.reversion.relation.RelationKey;
import io.github.reversion.settings.SettingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Context;
import org.scijava.event.EventService;

class ReversionServiceTest {
  private final Context context = new Context(ReversionService.class, EventService.class);
  private final ReversionService reversion = context.service(ReversionService.class);
  @TempDir Path folder;

  @AfterEach
  void close() {
    context.close();
  }

  private static ImagePlus exemplars() {
    ImagePlus image = IJ.createImage("tiny", "RGB ramp", 24, 20, 3);
    for (int slice = 1; slice <= 3; slice++) {
      image.getStack().setSliceLabel("red circle {} blue square", slice);
    }
    return image;
  }

  @Test
  void aRelationIsLearnedKeptBlendedExplainedAndDrawn() throws IOException {
    Map<String, Object> learning = Map.of("steps", 1, "accumulation", 1, "device", "cpu");
    Relation learned = reversion.invert(exemplars(), learning);
    String file = folder.resolve("learned.safetensors").toString();
    reversion.save(learned, file);
    Files.writeString(folder.resolve("other.safetensors"), "nothing of the kind");

    assertEquals(List.of(file), reversion.relations(folder.toString()));
    assertArrayEquals(learned.vectors(), reversion.open(file).vectors());
    assertArrayEquals(learned.vectors(), reversion.blend(learned, learned, 0.5).vectors());
    Explanation explanation = reversion.explain(learned, Map.of("nearest", 3));
    assertEquals(3, explanation.vectors().get(0).nearest().size());
    ImagePlus drawn =
        reversion.generate(
            List.of(learned),
            List.of("red star {} blue circle", "red star"),
            Map.of("count", 2, "steps", 1, "guidance_scale", 1.5, "seed", 8));
    assertEquals(4, drawn.getStackSize());
    assertEquals("red star; seed 10; <R>", drawn.getStack().getSliceLabel(3));
    assertEquals("8\n9\n10\n11", drawn.getProp("reversion.seeds"));
    assertEquals("mini", drawn.getProp("reversion.model"));
    assertEquals("1.5", drawn.getProp("reversion.guidance_scale"));
  }

  /** As the icon in Fiji's table of tasks does. */
  private StopIcon stopAt(String message) {
    return StopIcon.pressAt(
        context, task -> String.valueOf(task.getStatusMessage()).startsWith(message));
  }

  @Test
  void learningIsATaskThatCanBeStopped() {
    StopIcon icon = stopAt("Step 2 of 50");
    Relation learned =
        reversion.invert(
            exemplars(), Map.of("steps", 50, "initializer", "and", "preview_every", 0));
    assertNotNull(icon);
    assertEquals(Optional.of("2"), learned.info().get(RelationKey.STEPS));
  }

  @Test
  void drawingIsATaskThatCanBeStoppedAndWhatIsReadyIsReturned() {
    StopIcon icon = stopAt("Image 2 of 3");
    ImagePlus drawn =
        reversion.generate(
            List.of(), List.of("red star"), Map.of("count", 3, "steps", 4, "batch_size", 1));
    assertNotNull(icon);
    assertEquals(1, drawn.getStackSize());
  }

  @Test
  void drawingThatIsStoppedAtOnceHasNothingToReturn() {
    StopIcon icon = stopAt("Image 1 of 1");
    UserException stopped =
        assertThrows(
            UserException.class,
            () -> reversion.generate(List.of(), List.of("red star"), Map.of("steps", 4)));
    assertNotNull(icon);
    assertEquals("Stopped before an image was ready.", stopped.getMessage());
  }

  @Test
  void theEmbeddedModelIsThere() {
    assertTrue(reversion.models().contains("mini"), reversion.models().toString());
  }

  @Test
  void whatCannotBeUsedIsRefusedInASentence() {
    assertRefused(
        "There is no option guidance; possible are ",
        () -> reversion.generate(List.of(), List.of("red star"), Map.of("guidance", 2)));
    assertRefused(
        "count is '1.5'; possible is a whole number.",
        () -> reversion.generate(List.of(), List.of("red star"), Map.of("count", 1.5)));
    assertRefused(
        "There is nothing to draw", () -> reversion.generate(List.of(), List.of(), Map.of()));
    assertRefused(
        "There is no option guidance_scale; ",
        () -> reversion.invert(exemplars(), Map.of("guidance_scale", 2)));
    assertRefused("The folder no/such cannot be read", () -> reversion.relations("no/such"));
  }

  private static void assertRefused(String start, Executable body) {
    String sentence = assertThrows(SettingException.class, body).getMessage();
    assertTrue(sentence.startsWith(start), sentence);
  }
}

package io.github.reversion.service;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import io.github.reversion.explain.Explanation;
import io.github.reversion.relation.Relation;
import io.github.reversion.settings.SettingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Context;

class ReversionServiceTest {
  private final Context context = new Context(ReversionService.class);
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
    assertEquals("red star; seed 10", drawn.getStack().getSliceLabel(3));
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

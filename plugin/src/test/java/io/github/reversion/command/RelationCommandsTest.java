package io.github.reversion.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import io.github.reversion.UserException;
import io.github.reversion.relation.Relation;
import io.github.reversion.relation.RelationFile;
import io.github.reversion.relation.RelationInfo;
import io.github.reversion.relation.RelationKey;
import io.github.reversion.store.ModelStore;
import io.github.reversion.weights.JsonConfig;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.command.Command;
import org.scijava.module.Module;

/** The commands that tell something about relations, as a host without a screen runs them. */
class RelationCommandsTest {
  private static final String PROMPTS = "red star {} blue circle\n green heart {} pink cross ";

  private final Host host = new Host();
  @TempDir Path folder;

  @AfterEach
  void close() {
    host.close();
  }

  private Module draw(Class<? extends Command> command, Object... more) {
    Object[] inputs = {"device", "cpu", "steps", "1", "guidance_scale", "1"};
    return host.run(command, Stream.of(inputs, more).flatMap(Stream::of).toArray());
  }

  private File relation(String name, int vectors) {
    Path encoder = ModelStore.ofUser().model(ModelStore.MINI).resolve("text_encoder/config.json");
    int width = JsonConfig.read(encoder).integer("hidden_size", 768);
    Random random = new Random(name.hashCode());
    float[][] numbers = new float[vectors][width];
    for (float[] vector : numbers) {
      for (int i = 0; i < width; i++) {
        vector[i] = (float) random.nextGaussian();
      }
    }
    Path file = folder.resolve(name + ".safetensors");
    RelationFile.write(file, new Relation("<R>", numbers, RelationInfo.empty()));
    return file.toFile();
  }

  private static ImagePlus image(Module done, String output) {
    assertEquals("", Host.refusal(done));
    return (ImagePlus) done.getOutput(output);
  }

  private static String label(ImagePlus image, int slice) {
    return image.getStack().getSliceLabel(slice);
  }

  private static int[] pixels(ImagePlus image, int slice) {
    return (int[]) image.getStack().getPixels(slice);
  }

  @Test
  void comparedRelationsAreColumnsOfAGridAndSlicesOfAStack() {
    Module done =
        draw(
            CompareRelations.class,
            "relation",
            relation("inside", 1),
            "more_relations",
            relation("on", 2).getPath(),
            "prompts",
            PROMPTS,
            "count",
            2,
            "seed",
            40L);

    ImagePlus stack = image(done, "images");
    assertEquals(3 * 4, stack.getStackSize());
    assertEquals("red star {} blue circle; seed 41; inside", label(stack, 2));
    assertEquals("green heart {} pink cross; seed 42; on", label(stack, 7));
    assertEquals("green heart {} pink cross; seed 43; and", label(stack, 12));
    ImagePlus grid = image(done, "grid");
    assertEquals(1, grid.getStackSize());
    // 200 pixels each, captions of two lines of 18, gaps of 6
    assertEquals(3 * 206 + 6, grid.getWidth());
    assertEquals(4 * (200 + 36 + 6) + 6, grid.getHeight());
    int middle = stack.getWidth() / 2;
    // The second column of the first row is the first image of the second relation.
    assertEquals(
        stack.getStack().getProcessor(5).get(middle, middle),
        grid.getProcessor().get(6 + 206 + 100, 6 + 100));
  }

  @Test
  void filesOfOneNameAreToldApartByTheirFolders() {
    assertEquals(
        List.of("a/on", "b/on", "hug"),
        RelationPaths.names(
            List.of(
                Path.of("x", "a", "on.safetensors"),
                Path.of("b", "on.pt"),
                Path.of("c", "hug.bin"))));
  }

  @Test
  void withoutWordsTheirColumnIsMissing() {
    Module done =
        draw(
            CompareRelations.class,
            "relation",
            relation("inside", 1),
            "words",
            "",
            "prompts",
            "red star {} blue circle");
    assertEquals(1, image(done, "images").getStackSize());
  }

  @Test
  void aBlendGoesFromOneRelationToTheOther() {
    File inside = relation("inside", 1);
    File on = relation("on", 1);
    File between = folder.resolve("between.safetensors").toFile();
    Object[] drawing = {"prompts", PROMPTS, "seed", 7L};

    ImagePlus blend =
        image(
            draw(
                BlendRelations.class,
                Stream.of(
                        new Object[] {
                          "first",
                          inside,
                          "second",
                          on,
                          "weights",
                          3,
                          "blend_file",
                          between,
                          "saved_weight",
                          "0.25"
                        },
                        drawing)
                    .flatMap(Stream::of)
                    .toArray()),
            "images");

    assertArrayEquals(new int[] {64, 64, 1, 3, 2}, blend.getDimensions());
    assertEquals("weight 0.500; red star {} blue circle; seed 7; inside to on", label(blend, 2));
    assertEquals("weight 1.000; green heart {} pink cross; seed 8; inside to on", label(blend, 6));
    ImagePlus ends =
        image(
            draw(
                CompareRelations.class,
                Stream.of(
                        new Object[] {
                          "relation", inside, "more_relations", on.getPath(), "words", ""
                        },
                        drawing)
                    .flatMap(Stream::of)
                    .toArray()),
            "images");
    assertArrayEquals(pixels(ends, 1), pixels(blend, 1));
    assertArrayEquals(pixels(ends, 4), pixels(blend, 6));
    assertEquals(
        Optional.of("0.75 <R> + 0.25 <R>"),
        RelationFile.read(between.toPath()).info().get(RelationKey.TITLE));
  }

  @Test
  void relationsThatDoNotFitAreNotBlended() {
    File between = folder.resolve("between.safetensors").toFile();
    Module refused =
        draw(
            BlendRelations.class,
            "first",
            relation("inside", 1),
            "second",
            relation("on", 2),
            "blend_file",
            between,
            "prompts",
            PROMPTS);
    assertTrue(
        Host.refusal(refused).startsWith("<R> has 1 vectors and <R> has 2; "),
        Host.refusal(refused));
    assertFalse(Files.exists(between.toPath()));
    assertNull(refused.getOutput("images"));
  }

  @Test
  void whatIsReadyOfAComparisonIsKeptWhenItIsStopped() {
    StopIcon icon = stopAtImage(2);
    Module stopped =
        draw(
            CompareRelations.class,
            "relation",
            relation("inside", 1),
            "steps",
            "2",
            "prompts",
            PROMPTS);
    assertNotNull(icon);
    assertEquals("Stopped after 1 of 4 images.", Host.refusal(stopped));
    ImagePlus stack = (ImagePlus) stopped.getOutput("images");
    assertEquals("red star {} blue circle; seed 1; inside", label(stack, 1));
    assertNull(stopped.getOutput("grid"), "no column is whole");
  }

  @Test
  void whatIsReadyOfABlendIsKeptWhenItIsStopped() {
    StopIcon icon = stopAtImage(4);
    Module stopped =
        draw(
            BlendRelations.class,
            "first",
            relation("inside", 1),
            "second",
            relation("on", 1),
            "steps",
            "2",
            "prompts",
            PROMPTS);
    assertNotNull(icon);
    assertEquals("Stopped after 3 of 18 images.", Host.refusal(stopped));
    ImagePlus stack = (ImagePlus) stopped.getOutput("images");
    assertArrayEquals(new int[] {64, 64, 1, 3, 1}, stack.getDimensions());
    assertEquals("weight 0.125; red star {} blue circle; seed 1; inside to on", label(stack, 3));
  }

  private StopIcon stopAtImage(int image) {
    return StopIcon.pressAt(
        host.context(),
        task -> String.valueOf(task.getStatusMessage()).startsWith("Image " + image));
  }

  @Test
  void whatIsReadyIsKeptWhenDrawingFails() {
    List<String> kept = new ArrayList<>();
    UserException failure = new UserException("Memory ran out.");
    assertSame(
        failure,
        assertThrows(
            UserException.class,
            () ->
                new CompareRelations()
                    .draw(
                        (List<String> ready) -> {
                          ready.add("one");
                          throw failure;
                        },
                        ready -> {
                          kept.addAll(ready);
                          return List.of();
                        })));
    assertEquals(List.of("one"), kept);
  }

  @Test
  void relationsThatWereLearnedHereAreKnownByName() {
    for (String name : List.of("learned_inside", "learned_on")) {
      ModelStore.ofUser().relations().add(relation(name, 1).toPath());
    }
    File inside = new File("learned_inside");
    Module compared =
        draw(
            CompareRelations.class,
            "relation",
            inside,
            "more_relations",
            "learned_on",
            "words",
            "",
            "prompts",
            "red star {} blue circle");
    assertEquals(
        "red star {} blue circle; seed 1; learned_on", label(image(compared, "images"), 2));
    Module blended =
        draw(
            BlendRelations.class,
            "first",
            inside,
            "second",
            new File("learned_on"),
            "weights",
            2,
            "prompts",
            "red star {} blue circle");
    assertTrue(label(image(blended, "images"), 1).endsWith("; learned_inside to learned_on"));
    Module explained = host.run(ExplainRelation.class, "relation", inside);
    assertTrue(image(explained, "plot").getTitle().startsWith("learned_inside, "));
    assertRefused(
        "learned_under is no file", ExplainRelation.class, "relation", new File("learned_under"));
    assertRefused(
        "learned_under is no file", EvaluateRelation.class, "relation", new File("learned_under"));
  }

  @Test
  void anExplanationIsAPlotAndSentences() {
    Module done =
        host.run(
            ExplainRelation.class,
            "relation",
            relation("inside", 2),
            "prepositions",
            "3",
            "nearest",
            "4");

    ImagePlus plot = image(done, "plot");
    assertTrue(plot.getTitle().matches("inside 1, \\d+ % explained"), plot.getTitle());
    String[] lines = String.valueOf(done.getOutput("explanation")).split("\n", -1);
    assertEquals(7, lines.length);
    assertTrue(lines[3].matches("<R> 2 ~ .* \\+ .*"), lines[3]);
    assertEquals(4, lines[5].split(",", -1).length);
  }

  @Test
  void withoutItsJarAnEvaluationSaysWhichToAdd() {
    Module refused = draw(EvaluateRelation.class, "relation", relation("inside", 1));
    assertTrue(
        Host.refusal(refused)
            .startsWith(
                "To evaluate a relation, add the jars that docs/update-site.md lists for it"),
        Host.refusal(refused));
  }

  @Test
  void whatIsMissingIsNamedByItsKey() {
    File inside = relation("inside", 1);
    assertRefused("prompts is empty", CompareRelations.class, "relation", inside);
    assertRefused("relation is empty", CompareRelations.class, "prompts", PROMPTS);
    assertRefused("first is empty", BlendRelations.class, "prompts", PROMPTS);
    assertRefused("second is empty", BlendRelations.class, "prompts", PROMPTS, "first", inside);
    assertRefused("A blend needs", BlendRelations.class, "prompts", PROMPTS, "weights", 1);
    assertRefused(
        "saved_weight is 'half'", BlendRelations.class, "prompts", PROMPTS, "saved_weight", "half");
    assertRefused("pairs is 201", EvaluateRelation.class, "pairs", 201);
    assertRefused("relation is empty", ExplainRelation.class);
    assertRefused(
        "prepositions is 57", ExplainRelation.class, "relation", inside, "prepositions", "57");
  }

  private void assertRefused(String start, Class<? extends Command> command, Object... inputs) {
    String sentence = Host.refusal(host.run(command, inputs));
    assertNotNull(sentence);
    assertTrue(sentence.startsWith(start), sentence);
  }
}

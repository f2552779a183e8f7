package io.github.reversion.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import ij.measure.ResultsTable;
import io.github.reversion.UserException;
import io.github.reversion.relation.Relation;
import io.github.reversion.relation.RelationFile;
import io.github.reversion.relation.RelationInfo;
import io.github.reversion.run.PromptRow;
import io.github.reversion.store.ModelStore;
import io.github.reversion.weights.JsonConfig;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scijava.module.Module;

class GenerateImagesTest {
  private final Host host = new Host();
  @TempDir Path folder;

  @AfterEach
  void close() {
    host.close();
  }

  private Module generate(Object... more) {
    Object[] inputs = {"device", "cpu", "steps", "1", "guidance_scale", "1"};
    Object[] all = Stream.of(inputs, more).flatMap(Stream::of).toArray();
    return host.run(GenerateImages.class, all);
  }

  private Path relation(String token, int seed) {
    Path encoder = ModelStore.ofUser().model(ModelStore.MINI).resolve("text_encoder/config.json");
    int width = JsonConfig.read(encoder).integer("hidden_size", 768);
    Random random = new Random(seed);
    float[][] vectors = new float[1][width];
    for (int i = 0; i < width; i++) {
      vectors[0][i] = (float) random.nextGaussian();
    }
    Path file = folder.resolve(token.replaceAll("\\W", "") + ".safetensors");
    RelationFile.write(file, new Relation(token, vectors, RelationInfo.empty()));
    return file;
  }

  private static ImagePlus images(Module done) {
    assertEquals("", Host.refusal(done));
    return (ImagePlus) done.getOutput("images");
  }

  @Test
  void theStackTellsHowItsImagesWereDrawn() {
    File relation = relation("<R>", 1).toFile();
    ImagePlus drawn =
        images(
            generate(
                "relation",
                relation,
                "prompts",
                "red star {} blue circle\n\n green heart <R> pink cross ",
                "count",
                2,
                "seed",
                40L));
    Path saved = folder.resolve("drawn.tif");
    assertTrue(IJ.saveAsTiff(drawn, saved.toString()));
    ImagePlus read = IJ.openImage(saved.toString());

    assertEquals(4, read.getStackSize());
    assertEquals(
        "red star {} blue circle; seed 41; <R> from R.safetensors",
        read.getStack().getSliceLabel(2));
    assertEquals(
        "green heart <R> pink cross; seed 42; <R> from R.safetensors",
        read.getStack().getSliceLabel(3));
    assertEquals("40\n41\n42\n43", read.getProp(DrawnStack.SEEDS));
    assertEquals(
        "red star {} blue circle\nred star {} blue circle\n"
            + "green heart <R> pink cross\ngreen heart <R> pink cross",
        read.getProp(DrawnStack.PROMPTS));
    assertEquals("<R> from R.safetensors\n".repeat(4).strip(), read.getProp(DrawnStack.RELATIONS));
    assertEquals("1", read.getProp("reversion.steps"));
    assertEquals("mini", read.getProp("reversion.model"));
  }

  @Test
  void relationsOfTheSameTokenAreDrawnOneByOne() throws IOException {
    File one = relation("<R>", 1).toFile();
    Path other = Files.copy(relation("<R>", 2), folder.resolve("other.safetensors"));
    Object[] inputs = {
      "relation", one, "more_relations", other.toString(), "prompts", "red star {} blue circle"
    };
    assertTrue(Host.refusal(generate(inputs)).startsWith("Two relations are written <R>"));

    ImagePlus drawn =
        images(
            generate(
                Stream.of(inputs, new Object[] {"one_by_one", true})
                    .flatMap(Stream::of)
                    .toArray()));

    assertEquals(
        "<R> from R.safetensors\n<R> from other.safetensors", drawn.getProp(DrawnStack.RELATIONS));
    assertEquals("1\n1", drawn.getProp(DrawnStack.SEEDS));
    assertEquals(
        "red star {} blue circle; seed 1; <R> from other.safetensors",
        drawn.getStack().getSliceLabel(2));
  }

  @Test
  void promptsComeFromAFileAndATextTogether() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("prompts.csv"), "Prompt,note,seed\n\"red star, large\",x,9\n");
    ImagePlus drawn = images(generate("prompts_file", file.toFile(), "prompts", "pink cross"));
    assertEquals("red star, large\npink cross", drawn.getProp(DrawnStack.PROMPTS));
    assertEquals("9\n2", drawn.getProp(DrawnStack.SEEDS));
  }

  @Test
  void promptsOfATableHaveTheirSeeds() {
    ResultsTable table = new ResultsTable();
    table.addRow();
    table.addValue("prompt", "red star");
    table.addValue("seed", 12);
    assertEquals(
        List.of(new PromptRow("red star", OptionalLong.of(12), List.of())),
        OpenTable.prompts("Prompts", table));
    assertEquals(
        "prompts_table is 'none', but no open table has that title.",
        Host.refusal(generate("prompts_table", "none")));
  }

  @Test
  void aLearnedRelationIsFoundByItsName() {
    Path learned = relation("<Q>", 4);
    ModelStore.ofUser().relations().add(learned);
    ImagePlus drawn =
        images(generate("relation", new File("Q"), "prompts", "red star <Q> blue circle"));
    assertEquals("<Q> from Q.safetensors", drawn.getProp(DrawnStack.RELATIONS));
  }

  @Test
  void severalRelationsMayStandInAPrompt() {
    ImagePlus drawn =
        images(
            generate(
                "relation",
                relation("<R>", 1).toFile(),
                "more_relations",
                relation("<S>", 2) + "; " + relation("<T>", 3),
                "prompts",
                "red star <R> blue circle <S> pink cross <T> red heart"));
    assertEquals(
        "<R> from R.safetensors, <S> from S.safetensors, <T> from T.safetensors",
        drawn.getProp(DrawnStack.RELATIONS));
  }

  @Test
  void withoutARelationPlainPromptsAreDrawn() {
    ImagePlus drawn =
        images(generate("prompts", "red star", "width", "32", "height", "64", "seed", 3L));
    assertEquals(32, drawn.getWidth());
    assertEquals(64, drawn.getHeight());
    assertEquals("red star; seed 3", drawn.getProp("Slice_Label"));
  }

  @Test
  void theSameSeedDrawsTheSame() {
    ImagePlus one = images(generate("prompts", "red star", "count", 2, "seed", 3L));
    ImagePlus other = images(generate("prompts", "red star", "seed", 4L));
    int[] pixels = (int[]) one.getStack().getPixels(2);
    assertArrayEquals(pixels, (int[]) other.getStack().getPixels(1));
    assertFalse(Arrays.equals(pixels, (int[]) one.getStack().getPixels(1)));
  }

  @Test
  void imagesThatAreReadyAreKept() {
    StopIcon icon =
        StopIcon.pressAt(
            host.context(), task -> String.valueOf(task.getStatusMessage()).startsWith("Image 2"));

    Module stopped = generate("prompts", "red star", "count", 3, "steps", "2");

    assertNotNull(icon);
    assertEquals("Stopped after 1 of 3 images.", Host.refusal(stopped));
    assertEquals(1, ((ImagePlus) stopped.getOutput("images")).getStackSize());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "prompts | '' | prompts is empty; write at least one, such as cat <R> stone.",
        "prompts | cat {} stone | The prompt 'cat {} stone' has {}, but there is no relation",
        "steps | 0 | steps is 0; it must be between 1 and 1000.",
        "sampler | heun | ",
        "width | 33 | width is 33; it must be a multiple of",
        "more_relations | no/such.safetensors | no/such.safetensors",
        "model | no/such/folder | no/such/folder",
      })
  void whatCannotBeDrawnIsRefused(String name, String value, String sentence) {
    Module refused = generate("prompts", "red star", name, value);

    assertNull(refused.getOutput("images"));
    assertFalse(Host.refusal(refused).isEmpty());
    String start = sentence == null ? "" : sentence;
    assertTrue(Host.refusal(refused).startsWith(start), Host.refusal(refused));
    assertFalse(Host.refusal(refused).contains("mistake of this program"));
  }

  @Test
  void whatFailsBehindAButtonIsSaidAndNotThrown() {
    GenerateImages command = new GenerateImages();
    host.context().inject(command);
    assertEquals("There is none.", said(command, new UserException("There is none.")));
    assertTrue(
        said(command, new IllegalStateException("odd")).contains("a mistake of this program"));
    assertTrue(said(command, new OutOfMemoryError()).startsWith("ImageJ's memory is full; "));
    assertFalse(command.isCanceled());
  }

  private static String said(GenerateImages command, Throwable failure) {
    IJ.redirectErrorMessages();
    command.whileAsking(
        () -> {
          if (failure instanceof Error error) {
            throw error;
          }
          throw (RuntimeException) failure;
        });
    return IJ.getErrorMessage();
  }

  @Test
  void anImageAPromptIsTheLeast() {
    assertEquals(
        "count is 0; it must be between 1 and 1000000.",
        Host.refusal(generate("prompts", "red star", "count", 0)));
  }
}

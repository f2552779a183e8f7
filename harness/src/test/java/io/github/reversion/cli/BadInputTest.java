package io.github.reversion.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.reversion.image.ImageFiles;
import io.github.reversion.image.RgbImage;
import io.github.reversion.relation.Relation;
import io.github.reversion.relation.RelationFile;
import io.github.reversion.relation.RelationInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What bad input gets: one sentence that names the thing, status 2, and nothing written. */
class BadInputTest {
  @TempDir Path temp;
  private Path exemplars;
  private Path out;

  @BeforeEach
  void folders() throws IOException {
    exemplars = Files.createDirectory(temp.resolve("exemplars"));
    out = Files.createDirectory(temp.resolve("out"));
    ImageFiles.writePng(exemplars.resolve("a.png"), new RgbImage(4, 4, new byte[48]));
    captions("{\"a.png\": [\"cat {} stone\"]}");
  }

  private void captions(String json) throws IOException {
    Files.writeString(exemplars.resolve("text.json"), json);
  }

  private CliRun invert(String... more) {
    return run(
        List.of(
            "invert",
            "--exemplars=" + exemplars,
            "--out=" + out.resolve("r.safetensors"),
            "--steps=1",
            "--batch-size=1",
            "--frozen-every=0"),
        more);
  }

  private CliRun generate(String... more) {
    return run(List.of("generate", "--out=" + out.resolve("images"), "--steps=1"), more);
  }

  /** With arguments that take the place of usual ones of the same flag. */
  private static CliRun run(List<String> usual, String... more) {
    List<String> flags = Stream.of(more).map(BadInputTest::flag).toList();
    Stream<String> kept = usual.stream().filter(arg -> !flags.contains(flag(arg)));
    return CliRun.of(Stream.concat(kept, Stream.of(more)).toArray(String[]::new));
  }

  private static String flag(String argument) {
    return argument.replaceFirst("=.*", "");
  }

  private void assertRefused(CliRun run, String named) throws IOException {
    assertEquals(2, run.status(), run.err());
    assertEquals(1, run.complaints().size(), run.err());
    assertTrue(run.err().contains(named), run.err());
    try (Stream<Path> written = Files.list(out)) {
      assertEquals(List.of(), written.toList());
    }
  }

  @Test
  void noFolder() throws IOException {
    assertRefused(invert("--exemplars=" + temp.resolve("none")), "none");
  }

  @Test
  void noExampleOfThatName() throws IOException {
    assertRefused(invert("--exemplars=example:sits_on"), "There is no example 'sits_on'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "is not JSON | {\"a.png\"",
        "must be an object | []",
        "names no images | {}",
        "must have a list of captions | {\"a.png\": \"cat {} stone\"}",
        "names b.png, which is missing | {\"a.png\": [\"cat {} stone\"], \"b.png\": [\"a {} b\"]}",
        "does not lie in the folder | {\"a.png\": [\"cat {} stone\"], \"../b.png\": [\"a {} b\"]}",
        "a.png: has no caption | {\"a.png\": []}",
        "\"cat stone\" has no {} | {\"a.png\": [\"cat stone\"]}",
        "has {} 2 times | {\"a.png\": [\"cat {} stone {} dog\"]}",
        "\"the {} of\" names nothing | {\"a.png\": [\"the {} of\"]}",
      })
  void captionFile(String named, String json) throws IOException {
    captions(json);
    assertRefused(invert(), named);
  }

  @Test
  void anImageWithoutACaption() throws IOException {
    ImageFiles.writePng(exemplars.resolve("b.png"), new RgbImage(4, 4, new byte[48]));
    assertRefused(invert(), "b.png: the image has no caption");
  }

  @Test
  void anImageOfOnePixel() throws IOException {
    ImageFiles.writePng(exemplars.resolve("a.png"), new RgbImage(1, 1, new byte[3]));
    assertRefused(invert(), "a.png: has a single pixel");
  }

  @Test
  void anImageThatIsNone() throws IOException {
    Files.writeString(exemplars.resolve("a.png"), "no image");
    assertRefused(invert(), "a.png: cannot be read as an image");
  }

  @Test
  void aCaptionSoLongThatTheRelationIsCutOff() throws IOException {
    captions("{\"a.png\": [\"" + "red star ".repeat(40) + " {} blue circle\"]}");
    CliRun run = invert();
    assertEquals(2, run.status());
    assertTrue(run.err().contains("the relation is cut off"), run.err());
    try (Stream<Path> written = Files.list(out)) {
      assertEquals(0, written.count());
    }
  }

  @Test
  void aTokenWithSpaces() throws IOException {
    assertRefused(invert("--token=a b"), "token is 'a b'");
  }

  @Test
  void aTokenOfTheModel() throws IOException {
    assertRefused(
        invert("--token=<|endoftext|>"),
        "<|endoftext|> is a token of the model already; choose another");
  }

  @Test
  void aStartWordOfSeveralTokens() throws IOException {
    assertRefused(invert("--initializer=wrapped around"), "initializer is 'wrapped around'");
  }

  @Test
  void aResolutionThatDoesNotFitTheModel() throws IOException {
    assertRefused(invert("--resolution=63"), "resolution is 63");
  }

  @Test
  void nothingToResume() throws IOException {
    assertRefused(invert("--resume"), "There is no checkpoint to resume from");
  }

  @Test
  void aRelationFileOfAnotherEnding() throws IOException {
    assertRefused(invert("--out=" + out.resolve("r.png")), "r.png");
  }

  @Test
  void aRelationFileAmongTheExemplars() throws IOException {
    String out = exemplars.resolve("../exemplars/r.safetensors").toString();
    assertRefused(invert("--out=" + out), "which lies among the exemplars in " + exemplars);
    try (Stream<Path> files = Files.list(exemplars)) {
      assertEquals(2, files.count());
    }
  }

  @Test
  void noPlaceToWrite() throws IOException {
    Path file = Files.createFile(temp.resolve("file"));
    assertRefused(invert("--out=" + file.resolve("r.safetensors")), file + " is not a folder");
    assertRefused(invert("--out=" + temp.resolve("no/r.safetensors")), "does not exist");
    assertRefused(generate("--prompt=a", "--out=" + file.resolve("images")), "cannot be made");
    assertRefused(CliRun.of("verify", "--json=" + file.resolve("x.json")), "is not a folder");
    assertRefused(CliRun.of("demo", "--out=" + file.resolve("demo")), "cannot be made");
  }

  @Test
  void promptsThatCannotBeRead() throws IOException {
    assertRefused(generate("--prompts=" + temp.resolve("no.txt")), "no.txt is missing");
    Path empty = Files.writeString(temp.resolve("empty.txt"), "\n \n");
    assertRefused(generate("--prompts=" + empty), "empty.txt holds no prompts");
    Path binary = Files.write(temp.resolve("binary.txt"), new byte[] {(byte) 0xFF, (byte) 0xFE});
    assertRefused(generate("--prompts=" + binary), "binary.txt is no text in UTF-8");
  }

  @Test
  void aPromptWithARelationWhereNoneIsGiven() throws IOException {
    assertRefused(generate("--prompt=cat", "--prompt=cat {} dog"), "'cat {} dog' has {}");
  }

  @Test
  void aSizeThatDoesNotFitTheModel() throws IOException {
    assertRefused(generate("--prompt=cat", "--width=30"), "width is 30; it must be a multiple");
  }

  private Path relation(String name, int width) {
    Path file = temp.resolve(name);
    float[][] vectors = new float[1][width];
    RelationFile.write(file, new Relation("<R>", vectors, RelationInfo.empty()));
    return file;
  }

  @Test
  void anEmbeddingOfAnotherWidth() throws IOException {
    Path file = relation("wide.safetensors", 768);
    assertRefused(
        generate("--prompt=cat {} dog", "--relation=" + file),
        "wide.safetensors: holds vectors of width 768, the model wants 128");
  }

  @Test
  void aFileThatIsNoEmbedding() throws IOException {
    Path file = Files.writeString(temp.resolve("no.safetensors"), "nothing");
    assertRefused(
        generate("--prompt=cat {} dog", "--relation=" + file),
        "no.safetensors: is neither a safetensors file nor a torch file");
  }

  @Test
  void twoRelationsOfOneToken() throws IOException {
    Path one = relation("one.safetensors", 128);
    Path two = relation("two.safetensors", 128);
    assertRefused(
        generate("--prompt=cat {} dog", "--relation=" + one, "--relation=" + two),
        "Two relations are written <R>; learn one of them again with another token.");
  }

  @Test
  void aPromptThatIsTooLongIsCutWithAWarning() {
    CliRun run = generate("--prompt=" + "red star ".repeat(40));
    assertEquals(0, run.status());
    assertEquals(1, run.complaints().size(), run.err());
    assertTrue(run.err().contains("Warning: "), run.err());
    assertTrue(run.err().contains("the prompt has 82 tokens, the model reads 24"), run.err());
  }
}

package io.github.reversion.exemplar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.reversion.UserException;
import io.github.reversion.image.ImageFiles;
import io.github.reversion.image.RgbImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExemplarFolderTest {
  private static final Path GOLDENS = Path.of("src/test/resources/goldens");

  @TempDir private Path temporary;
  private Path folder;

  @BeforeEach
  void writeOneImage() throws IOException {
    folder = Files.createDirectory(temporary.resolve("hug"));
    ImageFiles.writePng(folder.resolve("a.png"), image(1));
    caption("{\"a.png\": [\"cat {} stone\"]}");
  }

  @Test
  void readsImagesSortedByName() {
    Exemplars exemplars = ExemplarFolder.read(GOLDENS.resolve("training/dataset"));
    assertEquals("dataset", exemplars.name());
    assertEquals(
        List.of("0.png", "1.png", "2.png"), exemplars.list().stream().map(Exemplar::name).toList());
    assertEquals(
        List.of("an owl {} a glass jar", "the owl {} it's jar"),
        exemplars.list().get(1).captions());
  }

  @Test
  void readsBackWhatItWrote() throws IOException {
    Exemplars exemplars =
        new Exemplars(
            "out",
            List.of(
                new Exemplar("b.png", image(2), List.of("Ünï {} \"stone\"", "cat {} \\ 猫")),
                new Exemplar("c.PNG", image(3), List.of("owl {}"))));
    ExemplarFolder.write(temporary.resolve("deep/out"), exemplars);
    assertEquals(exemplars, ExemplarFolder.read(temporary.resolve("deep/out")));
    assertEquals(
        List.of("b.png", "c.PNG", "text.json"),
        Arrays.stream(temporary.resolve("deep/out").toFile().list()).sorted().toList());
  }

  @Test
  void writesOtherKindsOfImagesAsPng() throws IOException {
    Exemplar jpeg = new Exemplar("b.jpg", image(2), List.of("cat {}"));
    Path out = temporary.resolve("out");
    ExemplarFolder.write(out, new Exemplars("out", List.of(jpeg)));
    Exemplar read = ExemplarFolder.read(out).list().get(0);
    assertEquals("b.jpg.png", read.name());
    assertEquals(jpeg.image(), read.image());
    Exemplar clash = new Exemplar("b.jpg.png", image(3), List.of("cat {}"));
    Exemplars both = new Exemplars("out", List.of(jpeg, clash));
    assertThrows(UserException.class, () -> ExemplarFolder.write(out, both));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{} | no images",
        "[] | object",
        "7 | object",
        "`` | object",
        "{\"a.png\" | not JSON",
        "{\"a.png\": [\"cat {}\"]} x | not JSON",
        "{\"a.png\": [\"cat {}\"], \"a.png\": []} | not JSON",
        "{\"a.png\": \"cat {} stone\"} | list",
        "{\"a.png\": [\"cat {}\", 7]} | list",
        "{\"a.png\": null} | list",
        "{\"a.png\": {\"x\": \"cat {}\"}} | list",
        "{\"a.png\": []} | a.png: has no caption",
        "{\"a.png\": [\"cat on stone\"]} | a.png: the caption \"cat on stone\"",
        "{\"a.png\": [\"{} {}\"]} | 2 times",
        "{\"a.png\": [\"the {} it\"]} | nothing",
        "{\"a.png\": [\"cat {}\"], \"gone.png\": [\"cat {}\"]} | gone.png",
      })
  void namesTextJsonAndWhatIsWrongInIt(String json, String expected) throws IOException {
    caption(json);
    assertRefused(folder.resolve("text.json") + ": ", expected.replace("not JSON", "is not JSON"));
  }

  @Test
  void namesTextJsonWhenItIsMissing() throws IOException {
    Files.delete(folder.resolve("text.json"));
    assertRefused(folder.resolve("text.json") + ": ", "missing");
    Files.createDirectory(folder.resolve("text.json"));
    assertRefused(folder.resolve("text.json") + ": ", "cannot be read");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../other.png",
        "/other.png",
        "..",
        ".",
        "",
        "sub/../../other.png",
        "C:\\\\other.png",
        "..\\\\other.png",
        "a\\u0000.png"
      })
  void refusesNamesOutsideTheFolder(String name) throws IOException {
    ImageFiles.writePng(temporary.resolve("other.png"), image(4));
    caption("{\"a.png\": [\"cat {}\"], \"" + name + "\": [\"cat {} stone\"]}");
    assertRefused(folder.resolve("text.json") + ": ", "does not lie in the folder");
  }

  @Test
  void refusesLinksThatLeaveTheFolder() throws IOException {
    ImageFiles.writePng(temporary.resolve("other.png"), image(4));
    Files.createSymbolicLink(folder.resolve("link.png"), temporary.resolve("other.png"));
    caption("{\"a.png\": [\"cat {}\"], \"link.png\": [\"cat {} stone\"]}");
    assertRefused(folder.resolve("text.json") + ": ", "link.png");
  }

  @Test
  void readsAFolderThroughALink() throws IOException {
    Path link = Files.createSymbolicLink(temporary.resolve("link"), folder);
    assertEquals("link", ExemplarFolder.read(link).name());
  }

  @Test
  void namesAnImageWithoutCaptions() throws IOException {
    ImageFiles.writePng(folder.resolve("b.PNG"), image(2));
    assertRefused(folder.resolve("b.PNG") + ": ", "no caption");
  }

  @Test
  void namesAnImageThatIsNone() throws IOException {
    Files.writeString(folder.resolve("a.png"), "no image");
    assertRefused(folder.resolve("a.png") + ": ", "cannot be read");
    ImageFiles.writePng(folder.resolve("a.png"), new RgbImage(1, 1, new byte[3]));
    assertRefused(folder.resolve("a.png") + ": ", "single pixel");
  }

  @Test
  void takesOtherRules() throws IOException {
    caption("{\"a.png\": [\"the {} it\"]}");
    Exemplars exemplars = ExemplarFolder.read(folder, new CaptionRules(word -> false));
    assertEquals(List.of("the {} it"), exemplars.list().get(0).captions());
  }

  private void caption(String json) throws IOException {
    Files.writeString(folder.resolve("text.json"), json);
  }

  private void assertRefused(String start, String part) {
    Exception e = assertThrows(UserException.class, () -> ExemplarFolder.read(folder));
    assertTrue(e.getMessage().startsWith(start), e.getMessage());
    assertTrue(e.getMessage().contains(part), e.getMessage());
  }

  private static RgbImage image(int seed) {
    byte[] rgb = new byte[3 * 4 * 5];
    new Random(seed).nextBytes(rgb);
    return new RgbImage(4, 5, rgb);
  }
}

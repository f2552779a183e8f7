package io.github.reversion.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import io.github.reversion.exemplar.Exemplar;
import io.github.reversion.exemplar.ExemplarFolder;
import io.github.reversion.exemplar.Exemplars;
import io.github.reversion.image.RgbImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.module.Module;

/** Folders opened as stacks, and stacks written as folders. */
class ExemplarFoldersTest {
  private final Host host = new Host();
  @TempDir Path temporary;

  @AfterEach
  void close() {
    host.close();
  }

  private ImagePlus opened(Path folder) {
    Module done = host.run(ImportExemplarFolder.class, "folder", folder.toFile());
    assertEquals("", Host.refusal(done));
    return (ImagePlus) done.getOutput("exemplars");
  }

  private Module written(ImagePlus image, Path folder) {
    return host.run(ExportExemplarFolder.class, "image", image, "folder", folder.toFile());
  }

  /** Images of different sizes, several captions, all that JSON and labels could trip over. */
  private static Exemplars odd(String foreign) {
    Random random = new Random(8);
    int[][] sizes = {{5, 9}, {12, 4}, {7, 7}};
    List<List<String>> captions =
        List.of(
            List.of("cat {} stone", "the cat {} a \"stone\"", "cat {} stone"),
            List.of("Käse {} Brot \\ " + foreign),
            List.of("tab\t{} [bracket], comma: = {", "3: owl {} jar"));
    return new Exemplars(
        "odd",
        IntStream.range(0, 3)
            .mapToObj(
                i -> {
                  byte[] rgb = new byte[3 * sizes[i][0] * sizes[i][1]];
                  random.nextBytes(rgb);
                  RgbImage image = new RgbImage(sizes[i][0], sizes[i][1], rgb);
                  return new Exemplar("image ä" + i + ".png", image, captions.get(i));
                })
            .toList());
  }

  @Test
  void aFolderComesBackAsItWas() throws IOException {
    Path folder = temporary.resolve("odd");
    ExemplarFolder.write(folder, odd("猫"));

    Module done = written(opened(folder), temporary.resolve("again"));

    assertEquals("", Host.refusal(done));
    assertEquals(temporary.resolve("again").toString(), done.getOutput("folder_written"));
    assertSameFiles(folder, temporary.resolve("again"));
  }

  @Test
  void aStackSavedInBetweenLosesNothing() throws IOException {
    Path folder = temporary.resolve("odd");
    // ImageJ writes labels as Latin-1 into TIFF files.
    ExemplarFolder.write(folder, odd("Ñandú"));
    String tiff = temporary.resolve("odd.tif").toString();
    assertTrue(IJ.saveAsTiff(opened(folder), tiff));

    assertEquals("", Host.refusal(written(IJ.openImage(tiff), temporary.resolve("again"))));

    assertSameFiles(folder, temporary.resolve("again"));
  }

  private static void assertSameFiles(Path one, Path other) throws IOException {
    String[] names = one.toFile().list();
    assertEquals(4, names.length);
    for (String name : names) {
      assertEquals(-1, Files.mismatch(one.resolve(name), other.resolve(name)), name);
    }
  }

  @Test
  void aStackIsWrittenAsItIsShown() {
    ImagePlus image = TinyStacks.composite();
    assertEquals("", Host.refusal(written(image, temporary.resolve("out"))));
    Exemplars read = ExemplarFolder.read(temporary.resolve("out"));
    assertEquals(2, read.list().size());
    assertEquals("slice-002.png", read.list().get(1).name());
  }

  @Test
  void filesThatAreThereAreNotMixedWithOthers() throws IOException {
    Path folder = Files.createDirectory(temporary.resolve("out"));
    Files.writeString(folder.resolve("notes.txt"), "mine");
    ImagePlus image = TinyStacks.of("RGB");
    assertEquals(
        folder + ": the folder is not empty; choose an empty one, or one that is not there",
        Host.refusal(written(image, folder)));
    Path file = folder.resolve("notes.txt");
    assertEquals(file + ": is no folder; choose another place", Host.refusal(written(image, file)));
    assertEquals("mine", Files.readString(file));
  }

  @Test
  void aBadCaptionIsNamedAndNothingIsWritten() {
    ImagePlus image = TinyStacks.of("RGB");
    image.getStack().setSliceLabel("a cat", 3);
    String refusal = Host.refusal(written(image, temporary.resolve("out")));
    assertTrue(refusal.startsWith("Slice 3 of tiny: the caption \"a cat\" has no {}"), refusal);
    assertFalse(Files.exists(temporary.resolve("out")));
  }

  @Test
  void aFolderMustBeNamedAndHoldCaptions() {
    assertEquals(
        "folder is empty; name a file, for instance exemplars/carved_by.",
        Host.refusal(host.run(ImportExemplarFolder.class, "folder", new File(""))));
    Module refused = host.run(ImportExemplarFolder.class, "folder", temporary.toFile());
    assertTrue(Host.refusal(refused).contains("text.json"), Host.refusal(refused));
  }
}

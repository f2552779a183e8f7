package io.github.reversion.exemplar.ij;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.io.FileSaver;
import ij.io.Opener;
import io.github.reversion.exemplar.CaptionRules;
import io.github.reversion.exemplar.Exemplar;
import io.github.reversion.exemplar.ExemplarException;
import io.github.reversion.exemplar.Exemplars;
import io.github.reversion.image.Fit;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A virtual stack of 10 000 slices. */
class LargeStackTest {
  private static final CaptionRules RULES = CaptionRules.english();

  @TempDir Path folder;
  private final CountingStack slices = new CountingStack(32, 10_000);
  private final ImagePlus image = new ImagePlus("large", slices);

  LargeStackTest() {
    image.setDisplayRange(0, 10_000);
    slices.loaded.clear();
  }

  private ExemplarStack stack(String chosen) {
    return ExemplarStack.of(
        image, new StackSelection(ExemplarAxis.ALL, chosen, StackCrop.AUTO, Fit.PAD));
  }

  @Test
  void lookingAtItAndItsLabelsLoadsNothing() {
    ExemplarStack stack = stack("");
    assertEquals(10_000, stack.size());
    assertTrue(stack.fault(9_999, stack.label(9_999), RULES).orElseThrow().contains("a file name"));
    assertThrows(ExemplarException.class, () -> stack.read(RULES));
    ImagePlus preview = new ExemplarPreview(stack, 8).asStack();
    assertEquals(10_000, preview.getStackSize());
    assertEquals("file7.tif", preview.getStack().getSliceLabel(7));
    // ImageJ loads the one that it is going to show.
    assertTrue(slices.loaded.size() <= 1, slices.loaded.toString());
  }

  @Test
  void onlyChosenSlicesAreLoadedEachOnce() {
    ExemplarStack stack = stack("17,5000-5002");
    IntStream.range(0, 4).forEach(i -> stack.setLabel(i, "cat {} stone " + i));
    Exemplars read = stack.read(RULES);
    assertEquals(List.of(17, 5000, 5001, 5002), slices.loaded);
    assertEquals(
        List.of("cat {} stone 3"), read.list().get(3).captions(), "labels of virtual stacks");
    assertEquals(
        List.of("slice-017.png", "slice-5000.png"),
        read.list().subList(0, 2).stream().map(Exemplar::name).toList());
  }

  @Test
  void allOfThemAreLoadedOneByOneAndNotKept() {
    ExemplarStack stack = stack("");
    IntStream.range(0, stack.size()).forEach(i -> stack.setLabel(i, "cat {} stone"));
    assertEquals(10_000, stack.read(RULES).list().size());
    assertEquals(10_000, slices.loaded.size());
    ImagePlus preview = new ExemplarPreview(stack, 4).asStack();
    for (int n = 1; n <= 10_000; n++) {
      preview.getStack().getProcessor(n);
    }
    assertTrue(slices.mostAlive() <= 3, slices.mostAlive() + " slices are held");
  }

  @Test
  void captionsOfAVirtualStackAreSavedWithIt() {
    stack("2").setLabel(0, "owl {} jar\njar {} owl");
    ImagePlus part = new ImagePlus("part", new CountingStack(4, 3));
    part.setProp("reversion.caption.2", image.getProp("reversion.caption.2"));
    String file = folder.resolve("part.tif").toString();
    assertTrue(new FileSaver(part).saveAsTiffStack(file));
    assertEquals(
        "owl {} jar\njar {} owl", new Opener().openImage(file).getProp("reversion.caption.2"));
  }

  @Test
  void aMontageOfAllIsRefusedBeforeAnythingIsLoaded() {
    ExemplarPreview preview = new ExemplarPreview(stack(""), 64);
    Exception refused = assertThrows(ExemplarException.class, preview::asMontage);
    assertEquals(
        "10000 exemplars are too many for a montage at 64 pixels; choose fewer slices, or"
            + " layout=stack",
        refused.getMessage());
    assertEquals(List.of(), slices.loaded);
  }
}

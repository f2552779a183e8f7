package io.github.reversion.exemplar.ij;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ij.ImagePlus;
import ij.ImageStack;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.process.ByteProcessor;
import io.github.reversion.UserException;
import io.github.reversion.exemplar.CaptionRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The messages in {@code docs/exemplars.md} are those of the program. */
class ExemplarsPageTest {
  private static final Path PAGE = Path.of("../docs/exemplars.md");

  @Test
  void theRefusedCaptionsAreReal() throws IOException {
    ImagePlus image = stack();
    List<String> said = new ArrayList<>();
    for (String label : List.of("", "00.png", "cat on stone", "cat {} {} stone", "the {} it")) {
      image.getStack().setSliceLabel(label, 2);
      ExemplarStack stack = ExemplarStack.of(image, StackSelection.whole());
      said.add(refusal(() -> stack.read(CaptionRules.english())));
    }
    assertEquals(said, onThePage("captions"));
  }

  @Test
  void theRefusedSelectionsAreReal() throws IOException {
    ImagePlus twice = cropped(new Roi(0, 0, 4, 4), 1);
    twice.getOverlay().add(new Roi(1, 1, 4, 4));
    twice.getOverlay().get(1).setPosition(1);
    List<String> said =
        List.of(
            selecting(null, Map.of()),
            selecting(stack(), Map.of("slices", "2-")),
            selecting(stack(), Map.of("slices", "2-9")),
            selecting(stack(), Map.of("axis", "time")),
            selecting(stack(), Map.of("crop", "selection")),
            selecting(cropped(new Roi(0, 0, 4, 4), 1), Map.of("crop", "overlay")),
            selecting(twice, Map.of("crop", "overlay")),
            selecting(cropped(new Roi(50, 50, 4, 4), 1), Map.of("crop", "overlay")));
    assertEquals(said, onThePage("selections"));
  }

  private static String selecting(ImagePlus image, Map<String, String> selection) {
    return refusal(
        () ->
            ExemplarStack.of(
                image, StackSelection.SETTINGS.with(StackSelection.whole(), selection)));
  }

  private static String refusal(Runnable body) {
    return assertThrows(UserException.class, body::run).getMessage();
  }

  /** The indented lines after a mark. */
  private static List<String> onThePage(String mark) throws IOException {
    try (Stream<String> lines = Files.lines(PAGE)) {
      return lines
          .dropWhile(line -> !line.equals("<!-- " + mark + " -->"))
          .skip(1)
          .takeWhile(line -> line.startsWith("    "))
          .map(String::strip)
          .toList();
    }
  }

  private static ImagePlus cropped(Roi roi, int slice) {
    ImagePlus image = stack();
    roi.setPosition(slice);
    image.setOverlay(new Overlay(roi));
    return image;
  }

  private static ImagePlus stack() {
    ImageStack slices = new ImageStack(8, 6);
    for (int i = 0; i < 3; i++) {
      slices.addSlice("cat {} stone", new ByteProcessor(8, 6));
    }
    return new ImagePlus("stack", slices);
  }
}

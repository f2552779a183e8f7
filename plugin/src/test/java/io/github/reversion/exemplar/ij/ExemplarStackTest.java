package io.github.reversion.exemplar.ij;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.CompositeImage;
import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.gui.Line;
import ij.gui.OvalRoi;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.gui.TextRoi;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.LUT;
import io.github.reversion.UserException;
import io.github.reversion.exemplar.CaptionRules;
import io.github.reversion.exemplar.ExemplarHash;
import io.github.reversion.image.Fit;
import io.github.reversion.image.RgbImage;
import java.awt.Color;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What of a stack is taken, and how it is called when it cannot be. */
class ExemplarStackTest {
  private static final CaptionRules RULES = CaptionRules.english();

  @Test
  void theWholeStackIsTheDefault() {
    ImagePlus image = hyperstack();
    assertEquals(StackExemplars.read(image), stack(image).read(RULES));
    assertEquals(
        ExemplarHash.of(StackExemplars.read(image)), ExemplarHash.of(stack(image).read(RULES)));
  }

  /** Two channels, three slices, four time points; the one that is shown is z 2, time 3. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "all | 12 | 1 3 5 7 9 11 13 15 17 19 21 23",
        "z | 3 | 13 15 17",
        "time | 4 | 3 9 15 21",
        "channel | 2 | 15 16",
      })
  void exemplarsLieAlongAnAxis(String axis, int count, String slices) {
    ExemplarStack stack = stack(hyperstack(), "axis", axis);
    assertEquals(count, stack.size());
    String found =
        IntStream.range(0, count)
            .mapToObj(i -> String.valueOf(stack.slice(i)))
            .reduce((a, b) -> a + " " + b)
            .orElseThrow();
    assertEquals(slices, found);
  }

  @Test
  void pixelsThatAreNoSquaresAreTold() {
    ImagePlus image = timeSeries();
    assertEquals(Optional.empty(), stack(image).unequalPixels());
    image.getCalibration().pixelWidth = 0.5;
    image.getCalibration().pixelHeight = 0.503;
    assertEquals(Optional.empty(), stack(image).unequalPixels());
    image.getCalibration().pixelHeight = 1;
    image.getCalibration().setUnit("um");
    assertEquals(
        "flat has pixels of 0.5000 x 1.000 \u00b5m, and the model takes them for squares: what it"
            + " learns from is squeezed. Make them squares by Image > Scale... with Y scale 2.000.",
        stack(image).unequalPixels().orElseThrow());
    image.getCalibration().pixelHeight = 0.125;
    String wide = stack(image).unequalPixels().orElseThrow();
    assertTrue(wide.endsWith(" with X scale 4.000."), wide);
    image.getCalibration().pixelHeight = 0;
    assertEquals(Optional.empty(), stack(image).unequalPixels());
  }

  @Test
  void anAxisThatTheImageLacksIsRefused() {
    assertEquals(
        "axis is z, but flat has only one position along it (1 channels, 1 slices, 3 time points);"
            + " choose another axis",
        refusal(timeSeries(), "axis", "z"));
    ImagePlus single = new ImagePlus("single", new ByteProcessor(4, 4));
    assertEquals(1, stack(single, "axis", "z").size());
  }

  @Test
  void slicesAreCountedAlongTheAxis() {
    ExemplarStack stack = stack(hyperstack(), "axis", "time", "slices", "2,4");
    assertEquals(List.of(9, 21), List.of(stack.slice(0), stack.slice(1)));
    assertEquals("slice-004.png", stack.name(1));
    assertEquals("Slice 21 of hyper (z 2, time 4)", stack.place(1));
    assertEquals(
        "slices has 5, but hyper has exemplars 1 to 4; choose from these.",
        refusal(hyperstack(), "axis", "time", "slices", "5"));
  }

  @Test
  void onlyChosenSlicesNeedCaptions() {
    ImagePlus image = timeSeries();
    image.getStack().setSliceLabel("no caption", 2);
    assertEquals(2, stack(image, "slices", "1,3").read(RULES).list().size());
    ExemplarStack all = stack(image);
    Exception refused = assertThrows(UserException.class, () -> all.read(RULES));
    assertTrue(refused.getMessage().startsWith("Slice 2 of flat: "), refused.getMessage());
  }

  @Test
  void aChannelOfItsOwnHasTheColoursItIsShownIn() {
    CompositeImage image = hyperstack();
    image.setActiveChannels("10");
    RgbImage magenta = stack(image, "axis", "channel").load(1);
    ImagePlus shown = new ImagePlus("", image.getStack().getProcessor(16).duplicate());
    shown.setLut(image.getChannelLut(2));
    assertShows(new ColorProcessor(shown.getProcessor().createImage()), magenta);

    image.setMode(IJ.GRAYSCALE);
    RgbImage gray = stack(image, "axis", "channel").load(1);
    assertEquals(gray.sample(3, 1, 0), gray.sample(3, 1, 1));
    assertEquals(magenta.sample(3, 1, 0), gray.sample(3, 1, 0));
  }

  @Test
  void aDisplayRangeThatIsSetOnAChannelCounts() {
    CompositeImage image = hyperstack();
    image.setPosition(1, 2, 3);
    image.setDisplayRange(20, 90);
    image.updateImage();
    assertShows(
        new ColorProcessor(image.getImage()), stack(image, "axis", "z", "slices", "2").load(0));
  }

  @ParameterizedTest
  @CsvSource({"Max", "Min", "Sum"})
  void channelsAreMergedAsTheChannelsToolSays(String projection) {
    CompositeImage image = hyperstack();
    image.setProp("CompositeProjection", projection);
    image.updateAndDraw();
    image.updateImage();
    assertShows(
        new ColorProcessor(image.getImage()), stack(image, "axis", "z", "slices", "2").load(0));
  }

  @Test
  void anInvertedCompositeIsRefused() {
    CompositeImage image = hyperstack();
    image.setProp("CompositeProjection", "Invert");
    assertTrue(refusal(image).startsWith("hyper: is shown as an inverted composite"));
  }

  @Test
  void theSelectionCropsEverySlice() {
    ImagePlus image = timeSeries();
    image.setRoi(new OvalRoi(2, 1, 4, 3));
    RgbImage whole = stack(image).load(1);
    assertEquals(whole.crop(2, 1, 4, 3), stack(image, "crop", "selection").load(1));
    assertEquals(10, whole.width());
    image.setRoi(new Roi(7, 4, 20, 20));
    assertEquals(whole.crop(7, 4, 3, 2), stack(image, "crop", "selection").load(1));
  }

  @Test
  void aRoiWithAPositionCropsItsSlice() {
    ImagePlus image = timeSeries();
    image.setOverlay(new Overlay(at(new Roi(0, 0, 3, 3), 1)));
    image.getOverlay().add(at(new Roi(1, 1, 5, 4), 3));
    image.getOverlay().add(new Roi(2, 2, 2, 2));
    image.getOverlay().add(new TextRoi(0, 0, "a remark"));
    image.getOverlay().add(at(new Line(0, 0, 5, 5), 1));
    ExemplarStack stack = stack(image, "crop", "overlay");
    assertEquals(stack(image).load(0).crop(0, 0, 3, 3), stack.load(0));
    assertEquals(stack(image).load(1).crop(2, 2, 2, 2), stack.load(1));
    assertEquals(stack(image).load(2).crop(1, 1, 5, 4), stack.load(2));
    assertEquals(
        Map.of("1", "0, 0, 3, 3", "2", "2, 2, 2, 2", "3", "1, 1, 5, 4"),
        stack.description().get("boxes"));
  }

  @Test
  void positionsInHyperstacksCount() {
    ImagePlus image = hyperstack();
    Roi roi = new Roi(1, 1, 3, 2);
    roi.setPosition(2, 0, 4);
    image.setOverlay(new Overlay(roi));
    ExemplarStack cropped = stack(image, "axis", "all", "crop", "overlay", "slices", "10-12");
    assertEquals(3, cropped.load(2).width());
    assertTrue(
        refusal(image, "crop", "overlay")
            .startsWith("Slice 1 of hyper (z 1, time 1): has no ROI to crop to"));
    roi.setPosition(0, 2, 0);
    assertEquals(4, stack(image, "axis", "time", "crop", "overlay").size());
  }

  @Test
  void aSliceThatCannotBeCroppedIsNamed() {
    ImagePlus image = timeSeries();
    assertEquals(
        "crop is selection, but flat has no ROI with an area there; draw one, or choose crop=none",
        refusal(image, "crop", "selection"));
    assertEquals(
        "crop is roi_manager, but ImageJ has no ROI Manager without a display; add the ROIs to the"
            + " overlay, and choose crop=overlay",
        refusal(image, "crop", "roi_manager"));
    image.setRoi(new Line(0, 0, 5, 5));
    assertTrue(refusal(image, "crop", "selection").contains("no ROI with an area"));
    image.setOverlay(new Overlay(at(new Roi(0, 0, 3, 3), 1)));
    assertEquals(
        "Slice 2 of flat: has no ROI to crop to; leave one, or leave the slice out of slices",
        refusal(image, "crop", "overlay"));
    image.getOverlay().add(at(new Roi(0, 0, 2, 3), 1));
    assertTrue(refusal(image, "crop", "overlay").startsWith("Slice 1 of flat: has 2 ROIs"));
    image.setOverlay(new Overlay(new Roi(50, 50, 3, 3)));
    assertTrue(refusal(image, "crop", "overlay").startsWith("Slice 1 of flat: its ROI holds no"));
  }

  @Test
  void whatIsNoSquareIsFitted() {
    ImagePlus image = timeSeries();
    RgbImage whole = stack(image).load(0);
    assertEquals(Fit.PAD.apply(whole), stack(image, "fit", "pad").load(0));
    assertEquals(Fit.CENTER_CROP.apply(whole), stack(image, "fit", "center_crop").load(0));
    image.setRoi(0, 0, 5, 5);
    assertEquals(whole.crop(0, 0, 5, 5), stack(image, "fit", "pad", "crop", "selection").load(0));
  }

  @Test
  void theRunFileTellsWhatWasTaken() {
    assertEquals(
        "{axis=all, slices=, crop=auto, fit=stretch}",
        stack(timeSeries()).description().toString());
    assertEquals(
        "{axis=time, slices=1-2, crop=none, fit=pad, position=channel 1, z 2, time 3}",
        stack(hyperstack(), "axis", "time", "slices", "1-2", "crop", "none", "fit", "pad")
            .description()
            .toString());
  }

  @Test
  void labelsAreWrittenWhereTheyAreRead() {
    CompositeImage image = hyperstack();
    image.getStack().setSliceLabel("DAPI", 2);
    ExemplarStack stack = stack(image);
    stack.setLabel(0, "owl {} jar");
    assertEquals("owl {} jar", stack.label(0));
    assertEquals("owl {} jar", image.getStack().getSliceLabel(1));
    assertEquals("DAPI", image.getStack().getSliceLabel(2));
    ImagePlus single = new ImagePlus("single", new ByteProcessor(4, 4));
    stack(single).setLabel(0, "owl {} jar\njar {} owl");
    assertEquals(
        List.of("owl {} jar", "jar {} owl"), StackExemplars.read(single).list().get(0).captions());
  }

  @Test
  void aFaultIsWhatReadingWouldRefuse() {
    ExemplarStack stack = stack(timeSeries());
    for (String label : List.of("", "00.png", "a cat", "cat {} {}", "the {} it")) {
      stack.setLabel(1, label);
      Exception refused = assertThrows(UserException.class, () -> stack.read(RULES));
      assertEquals(refused.getMessage(), stack.fault(1, label, RULES).orElseThrow());
    }
    assertTrue(stack.fault(1, "cat {} stone", RULES).isEmpty());
  }

  private static Roi at(Roi roi, int slice) {
    roi.setPosition(slice);
    return roi;
  }

  private static ExemplarStack stack(ImagePlus image, String... selection) {
    Map<String, String> changes = new LinkedHashMap<>();
    for (int i = 0; i < selection.length; i += 2) {
      changes.put(selection[i], selection[i + 1]);
    }
    return ExemplarStack.of(image, StackSelection.SETTINGS.with(StackSelection.whole(), changes));
  }

  private static String refusal(ImagePlus image, String... selection) {
    return assertThrows(UserException.class, () -> stack(image, selection)).getMessage();
  }

  /** Three time points of 10 x 6 pixels. */
  private static ImagePlus timeSeries() {
    ImageStack stack = noise(3, 10, 6);
    ImagePlus image = new ImagePlus("flat", stack);
    image.setDimensions(1, 1, 3);
    return image;
  }

  private static CompositeImage hyperstack() {
    ImagePlus plain = new ImagePlus("hyper", noise(24, 8, 5));
    plain.setDimensions(2, 3, 4);
    CompositeImage image = new CompositeImage(plain, IJ.COMPOSITE);
    LUT green = LUT.createLutFromColor(Color.green);
    green.max = 200;
    image.setChannelLut(green, 1);
    LUT magenta = LUT.createLutFromColor(Color.magenta);
    magenta.min = 30;
    image.setChannelLut(magenta, 2);
    image.setPosition(1, 2, 3);
    image.updateImage();
    return image;
  }

  private static ImageStack noise(int slices, int width, int height) {
    Random random = new Random(5);
    ImageStack stack = new ImageStack(width, height);
    for (int i = 0; i < slices; i++) {
      byte[] pixels = new byte[width * height];
      random.nextBytes(pixels);
      stack.addSlice("cat {} stone", new ByteProcessor(width, height, pixels, null));
    }
    return stack;
  }

  private static void assertShows(ColorProcessor shown, RgbImage image) {
    assertEquals(shown.getWidth(), image.width());
    for (int i = 0; i < shown.getPixelCount(); i++) {
      for (int c = 0; c < 3; c++) {
        int expected = (shown.get(i) >> (16 - 8 * c)) & 0xFF;
        assertEquals(expected, image.rgb()[3 * i + c] & 0xFF, "pixel " + i);
      }
    }
  }
}

package io.github.reversion.exemplar.ij;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.CompositeImage;
import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.VirtualStack;
import ij.io.FileSaver;
import ij.io.Opener;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import ij.process.LUT;
import ij.process.ShortProcessor;
import io.github.reversion.exemplar.CaptionRules;
import io.github.reversion.exemplar.Exemplar;
import io.github.reversion.exemplar.ExemplarException;
import io.github.reversion.exemplar.Exemplars;
import io.github.reversion.image.RgbImage;
import java.awt.Color;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StackExemplarsTest {
  private static final String CAPTION = "cat {} stone";

  @TempDir private Path folder;

  @Test
  void readsBackWhatItShowed() {
    Exemplars exemplars = exemplars();
    assertEquals(exemplars, StackExemplars.read(StackExemplars.toStack(exemplars)));
  }

  @Test
  void survivesBeingSavedByImageJ() {
    Exemplars exemplars = exemplars();
    assertEquals(exemplars.list(), StackExemplars.read(saved(exemplars)).list());
    Exemplars one = new Exemplars("one", exemplars.list().subList(0, 1));
    assertEquals(one.list(), StackExemplars.read(saved(one)).list());
  }

  private ImagePlus saved(Exemplars exemplars) {
    String file = folder.resolve("saved.tif").toString();
    assertTrue(new FileSaver(StackExemplars.toStack(exemplars)).saveAsTiff(file));
    return new Opener().openImage(file);
  }

  @Test
  void readsASingleImage() {
    Exemplars one = new Exemplars("one", exemplars().list().subList(0, 1));
    assertEquals(one, StackExemplars.read(StackExemplars.toStack(one)));
    ImagePlus plain = new ImagePlus("plain", new ByteProcessor(2, 3));
    plain.setProp("Slice_Label", CAPTION);
    assertEquals(List.of(CAPTION), StackExemplars.read(plain).list().get(0).captions());
  }

  @Test
  void showsDifferentSizesInFramesAndReadsThemBack() {
    Random random = new Random(3);
    List<Exemplar> list = new ArrayList<>();
    for (int[] size : new int[][] {{2, 7}, {4, 5}, {4, 7}, {3, 3}}) {
      byte[] rgb = new byte[3 * size[0] * size[1]];
      random.nextBytes(rgb);
      String name = list.size() + ".png";
      list.add(new Exemplar(name, new RgbImage(size[0], size[1], rgb), List.of(CAPTION, "{} owl")));
    }
    Exemplars exemplars = new Exemplars("set", list);

    ImagePlus stack = StackExemplars.toStack(exemplars);
    assertArrayEquals(new int[] {4, 7, 1, 4, 1}, stack.getDimensions());
    assertEquals(exemplars, StackExemplars.read(stack));
    assertEquals(list, StackExemplars.read(saved(exemplars)).list());
    ImagePlus square = StackExemplars.toStack(exemplars, 8);
    assertArrayEquals(new int[] {8, 8, 1, 4, 1}, square.getDimensions());
  }

  @Test
  void namesSlicesWhereNoNamesAreKept() {
    ImagePlus image = stack(new ByteProcessor(2, 2), new ByteProcessor(2, 2));
    assertEquals(List.of("slice-001.png", "slice-002.png"), names(image));
    image.setProp(StackExemplars.NAMES, "a.png\nb.png");
    assertEquals(List.of("a.png", "b.png"), names(image));
    for (String unusable : List.of("a.png", "a.png\na.png", "a.png\n../b.png")) {
      image.setProp(StackExemplars.NAMES, unusable);
      assertEquals(List.of("slice-001.png", "slice-002.png"), names(image), unusable);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 16, 32})
  void takesSamplesThroughTheDisplayRange(int bits) {
    float[] values = {0, 50, 100, 150, 200, 250};
    ImagePlus image =
        stack(gray(new FloatProcessor(3, 2, values), bits), gray(new FloatProcessor(3, 2), bits));
    image.setDisplayRange(50, 200);
    List<Exemplar> list = StackExemplars.read(image).list();
    assertEquals(0, list.get(0).image().sample(0, 0, 0));
    assertEquals(0, list.get(0).image().sample(1, 0, 1));
    assertEquals(85, list.get(0).image().sample(2, 0, 2), 1);
    assertEquals(255, list.get(0).image().sample(1, 1, 0), 1);
    assertEquals(255, list.get(0).image().sample(2, 1, 0), 1);
    assertEquals(0, list.get(1).image().sample(2, 1, 0));
    assertArrayEquals(values, floats(image, 1));
    assertEquals(50, image.getDisplayRangeMin());
    assertEquals(200, image.getDisplayRangeMax());
  }

  @Test
  void agreesWithWhatImageJShows() {
    Random random = new Random(2);
    for (int bits : new int[] {8, 16, 32}) {
      float[] values = new float[64];
      for (int i = 0; i < values.length; i++) {
        values[i] = random.nextInt(256);
      }
      ImagePlus image = stack(gray(new FloatProcessor(8, 8, values), bits));
      image.setLut(new LUT(LUT.createLutFromColor(Color.orange), 0, 255));
      image.setDisplayRange(20, 180);
      ColorProcessor shown = new ColorProcessor(image.getProcessor().createImage());
      assertShows(shown, StackExemplars.read(image).list().get(0).image());
    }
  }

  @Test
  void looksPalettesUp() {
    ByteProcessor slice = new ByteProcessor(2, 1, new byte[] {0, (byte) 255}, null);
    slice.setLut(LUT.createLutFromColor(Color.magenta));
    RgbImage image = StackExemplars.read(stack(slice)).list().get(0).image();
    assertArrayEquals(new byte[] {0, 0, 0, -1, 0, -1}, image.rgb());
  }

  @Test
  void takesRgbAsItIs() {
    ColorProcessor slice = new ColorProcessor(2, 1, new int[] {0x010203, 0xFFFEFD});
    RgbImage image = StackExemplars.read(stack(slice)).list().get(0).image();
    assertArrayEquals(new byte[] {1, 2, 3, -1, -2, -3}, image.rgb());
  }

  @Test
  void mergesChannelsAsImageJDoes() {
    CompositeImage image = composite();
    List<Exemplar> list = StackExemplars.read(image).list();
    assertEquals(2, list.size());
    assertShows(new ColorProcessor(image.getImage()), list.get(0).image());
    image.setPositionWithoutUpdate(1, 2, 1);
    image.updateImage();
    assertShows(new ColorProcessor(image.getImage()), list.get(1).image());
  }

  @Test
  void leavesOutChannelsThatAreSwitchedOff() {
    CompositeImage image = composite();
    image.setActiveChannels("101");
    RgbImage read = StackExemplars.read(image).list().get(0).image();
    assertEquals(0, read.sample(0, 0, 1));
    assertShows(new ColorProcessor(image.getImage()), read);
    image.setMode(IJ.GRAYSCALE);
    assertTrue(StackExemplars.read(image).list().get(0).image().sample(0, 0, 1) > 0);
  }

  @Test
  void givesChannelsThatHaveNoColoursThoseOfMakeComposite() {
    ImagePlus image = new ImagePlus("channels", composite().getStack());
    image.setDimensions(3, 2, 1);
    image.setDisplayRange(0, 255);
    RgbImage read = StackExemplars.read(image).list().get(0).image();
    assertEquals(image.getStack().getProcessor(2).get(0, 0), read.sample(0, 0, 1));
    assertEquals(image.getStack().getProcessor(3).get(0, 0), read.sample(0, 0, 2));
  }

  @Test
  void takesTimePointsAsExemplars() {
    ImagePlus image = stack(new ByteProcessor(2, 2), new ByteProcessor(2, 2));
    image.setDimensions(1, 1, 2);
    assertEquals(2, StackExemplars.read(image).list().size());
  }

  @Test
  void loadsVirtualStacksSliceBySliceAndLeavesTheCurrentSlice() {
    List<Integer> loaded = new ArrayList<>();
    VirtualStack stack =
        new VirtualStack(3, 2, 4) {
          @Override
          public ImageProcessor getProcessor(int n) {
            loaded.add(n);
            ShortProcessor slice = new ShortProcessor(3, 2);
            slice.setValue(100.0 * n);
            slice.fill();
            return slice;
          }

          @Override
          public String getSliceLabel(int n) {
            return CAPTION;
          }

          @Override
          public int getBitDepth() {
            return 16;
          }
        };
    ImagePlus image = new ImagePlus("virtual", stack);
    image.setSlice(2);
    image.setDisplayRange(0, 511);
    loaded.clear();
    List<Exemplar> list = StackExemplars.read(image).list();
    assertEquals(List.of(1, 2, 3, 4), loaded);
    assertEquals(
        List.of(50, 100, 150, 200), list.stream().map(e -> e.image().sample(2, 1, 0)).toList());
    assertEquals(2, image.getCurrentSlice());
    assertEquals(511, image.getDisplayRangeMax());
  }

  @Test
  void refusesNoImageAndEmptyOnes() {
    assertRefused(null, "no image");
    assertRefused(new ImagePlus(), "empty");
    assertRefused(stack(new ByteProcessor(1, 1)), "single pixel");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | no caption",
        "'  ' | no caption",
        "00.png | file name",
        "my image 3.tiff | file name",
        "cat on stone | no {}",
        "cat {} stone {} | 2 times",
        "the {} it | nothing",
      })
  void namesTheSliceWhoseLabelIsNoCaption(String label, String reason) {
    ImagePlus image = stack(new ByteProcessor(2, 2), new ByteProcessor(2, 2));
    image.getStack().setSliceLabel(label, 2);
    assertRefused(image, "Slice 2 of stack: ", reason);
    image.getStack().setSliceLabel(null, 2);
    assertRefused(image, "Slice 2 of stack: ", "no caption");
  }

  @Test
  void namesThePositionInAHyperstack() {
    CompositeImage image = composite();
    image.getStack().setSliceLabel("", 4);
    image.getStack().setSliceLabel("", 5);
    image.getStack().setSliceLabel("a cat", 6);
    assertRefused(image, "Slice 4", "(z 2, time 1)", "no {}");
  }

  @Test
  void takesOtherRules() {
    ImagePlus image = stack(new ByteProcessor(2, 2));
    image.setProp("Slice_Label", "the {} it");
    assertEquals(1, StackExemplars.read(image, new CaptionRules(word -> false)).list().size());
  }

  private static Exemplars exemplars() {
    List<Exemplar> list = new ArrayList<>();
    Random random = new Random(9);
    for (String name : List.of("b.png", "a ä.png", "c.jpg")) {
      byte[] rgb = new byte[3 * 4 * 5];
      random.nextBytes(rgb);
      List<String> captions = List.of("cat {} " + name.charAt(0), "ein Hund {} ... Straße");
      list.add(new Exemplar(name, new RgbImage(4, 5, rgb), captions));
    }
    return new Exemplars("three", list);
  }

  private static ImagePlus stack(ImageProcessor... slices) {
    ImageStack stack = new ImageStack(slices[0].getWidth(), slices[0].getHeight());
    for (ImageProcessor slice : slices) {
      stack.addSlice(CAPTION, slice);
    }
    ImagePlus image = new ImagePlus("stack", stack);
    // So does Set Label... with an image that is no stack.
    image.setProp("Slice_Label", slices.length == 1 ? CAPTION : null);
    return image;
  }

  /** 8 bits, 3 channels, 2 slices, each channel with its own colour and display range. */
  private static CompositeImage composite() {
    Random random = new Random(4);
    ImageStack stack = new ImageStack(6, 5);
    for (int i = 0; i < 6; i++) {
      byte[] pixels = new byte[30];
      random.nextBytes(pixels);
      pixels[0] = (byte) (100 + i);
      stack.addSlice(CAPTION, new ByteProcessor(6, 5, pixels, null));
    }
    ImagePlus plain = new ImagePlus("composite", stack);
    plain.setDimensions(3, 2, 1);
    CompositeImage composite = new CompositeImage(plain, IJ.COMPOSITE);
    Color[] colors = {Color.red, Color.green, new Color(200, 0, 255)};
    for (int c = 0; c < 3; c++) {
      LUT lut = LUT.createLutFromColor(colors[c]);
      lut.min = 10 * c;
      lut.max = 200 + 20 * c;
      composite.setChannelLut(lut, c + 1);
    }
    composite.updateImage();
    return composite;
  }

  private static ImageProcessor gray(FloatProcessor values, int bits) {
    return switch (bits) {
      case 8 -> values.convertToByteProcessor(false);
      case 16 -> values.convertToShortProcessor(false);
      default -> values;
    };
  }

  private static float[] floats(ImagePlus image, int slice) {
    return (float[]) image.getStack().getProcessor(slice).convertToFloatProcessor().getPixels();
  }

  private static List<String> names(ImagePlus image) {
    return StackExemplars.read(image).list().stream().map(Exemplar::name).toList();
  }

  private static void assertShows(ColorProcessor shown, RgbImage image) {
    for (int i = 0; i < shown.getPixelCount(); i++) {
      int rgb =
          (image.rgb()[3 * i] & 0xFF) << 16
              | (image.rgb()[3 * i + 1] & 0xFF) << 8
              | (image.rgb()[3 * i + 2] & 0xFF);
      assertEquals(shown.get(i) & 0xFFFFFF, rgb, "pixel " + i);
    }
  }

  private static void assertRefused(ImagePlus image, String... parts) {
    Exception e = assertThrows(ExemplarException.class, () -> StackExemplars.read(image));
    for (String part : parts) {
      assertTrue(e.getMessage().contains(part), e.getMessage());
    }
  }
}

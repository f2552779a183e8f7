package io.github.reversion.exemplar.ij;

import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ColorProcessor;
import io.github.reversion.exemplar.CaptionRules;
import io.github.reversion.exemplar.Exemplar;
import io.github.reversion.exemplar.ExemplarException;
import io.github.reversion.exemplar.Exemplars;
import io.github.reversion.image.Preprocessing;
import io.github.reversion.image.RgbImage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Exemplars as an image stack: every slice is one, and its label holds its captions, one a line, in
 * which {@code {}} stands for the relation.
 *
 * <p>The file names are kept in the image property {@value #NAMES}, one a line, and are saved with
 * the image by ImageJ.
 */
public final class StackExemplars {
  /** The image property that holds the exemplars' file names, one a line. */
  public static final String NAMES = "reversion.exemplars";

  /** The image property in which ImageJ keeps the label of an image that is no stack. */
  public static final String SINGLE_LABEL = "Slice_Label";

  private static final String REMEDY =
      "write one into its label with Image > Stacks > Set Label..., for instance cat {} stone";

  private static final Pattern FILE_NAME = Pattern.compile("[^\\n{}]*\\.\\w{2,5}");

  private StackExemplars() {}

  /** Reads a stack with English captions; see {@link #read(ImagePlus, CaptionRules)}. */
  public static Exemplars read(ImagePlus image) {
    return read(image, CaptionRules.english());
  }

  /**
   * Reads an open image: slices, time points or both, in the order of the stack, each an exemplar.
   *
   * <p>Colours are those that ImageJ shows: RGB as it is; 8, 16 and 32 bits through display range
   * and lookup table; the channels of a multi-channel image are merged into one exemplar, which
   * takes its captions from the first of them that has a label. Slices are loaded one by one, also
   * of virtual stacks; neither the current slice nor the display range changes.
   *
   * @param image the open image
   * @param rules what its captions must be
   * @throws ExemplarException if there is no image or it is empty, or if a slice has no caption, a
   *     file name instead, or one that breaks a rule; the message names the slice
   */
  public static Exemplars read(ImagePlus image, CaptionRules rules) {
    if (image == null || image.getWidth() < 1 || image.getHeight() < 1) {
      throw new ExemplarException(
          "There is no image, or an empty one; open a stack with a caption in each slice's label");
    }
    if (image.getWidth() == 1 && image.getHeight() == 1) {
      throw new ExemplarException(
          "Slice 1 of %s has a single pixel; open a stack of larger images"
              .formatted(image.getTitle()));
    }
    int channels = image.getType() == ImagePlus.COLOR_RGB ? 1 : image.getNChannels();
    int count = image.getImageStackSize() / channels;
    List<List<String>> captions = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      captions.add(captions(image, 1 + i * channels, channels, rules));
    }
    List<String> names = names(image, count);
    SliceColors colors = new SliceColors(image, channels);
    List<Exemplar> list = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int first = 1 + i * channels;
      Optional<RgbImage> pixels = colors.of(first);
      if (pixels.isEmpty()) {
        throw new ExemplarException(
            place(image, first) + ": cannot be loaded; open the stack again, not as a virtual one");
      }
      list.add(new Exemplar(names.get(i), pixels.get(), captions.get(i)));
    }
    return new Exemplars(image.getTitle(), list);
  }

  private static List<String> captions(
      ImagePlus image, int first, int channels, CaptionRules rules) {
    String label =
        IntStream.range(first, first + channels)
            .mapToObj(slice -> label(image, slice))
            .filter(text -> !text.isBlank())
            .findFirst()
            .orElseThrow(
                () -> new ExemplarException(place(image, first) + ": has no caption; " + REMEDY));
    if (FILE_NAME.matcher(label.strip()).matches()) {
      throw new ExemplarException(
          "%s: its label \"%s\" is a file name, not a caption; %s"
              .formatted(place(image, first), label.strip(), REMEDY));
    }
    List<String> captions =
        label.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    rules.check(place(image, first), captions);
    return captions;
  }

  private static String label(ImagePlus image, int slice) {
    String single = image.getImageStackSize() == 1 ? image.getProp(SINGLE_LABEL) : null;
    String label = single == null ? image.getImageStack().getSliceLabel(slice) : single;
    return label == null ? "" : label;
  }

  private static String place(ImagePlus image, int slice) {
    String title = image.getTitle();
    if (image.getNChannels() == 1 || image.getType() == ImagePlus.COLOR_RGB) {
      return "Slice %d of %s".formatted(slice, title);
    }
    int[] position = image.convertIndexToPosition(slice);
    return "Slice %d of %s (z %d, time %d)".formatted(slice, title, position[1], position[2]);
  }

  private static List<String> names(ImagePlus image, int count) {
    String property = image.getProp(NAMES);
    List<String> kept = property == null ? List.of() : property.lines().toList();
    boolean usable =
        kept.size() == count
            && new HashSet<>(kept).size() == count
            && kept.stream().allMatch(Exemplar::isFileName);
    return usable
        ? kept
        : IntStream.rangeClosed(1, count).mapToObj("slice-%03d.png"::formatted).toList();
  }

  /**
   * Shows exemplars of one size as an RGB stack.
   *
   * @throws ExemplarException if they differ in size, naming the two sizes
   */
  public static ImagePlus toStack(Exemplars exemplars) {
    Exemplar first = exemplars.list().get(0);
    ImageStack stack = new ImageStack(first.image().width(), first.image().height());
    for (Exemplar exemplar : exemplars.list()) {
      RgbImage image = exemplar.image();
      if (image.width() != stack.getWidth() || image.height() != stack.getHeight()) {
        throw new ExemplarException(
            "%s has %d x %d pixels, but %s has %d x %d; choose one size for all"
                .formatted(
                    first.name(),
                    stack.getWidth(),
                    stack.getHeight(),
                    exemplar.name(),
                    image.width(),
                    image.height()));
      }
      stack.addSlice(String.join("\n", exemplar.captions()), processor(image));
    }
    ImagePlus result = new ImagePlus(exemplars.name(), stack);
    if (exemplars.list().size() == 1) {
      result.setProp(SINGLE_LABEL, stack.getSliceLabel(1));
    }
    result.setProp(
        NAMES, exemplars.list().stream().map(Exemplar::name).collect(Collectors.joining("\n")));
    return result;
  }

  /** Shows exemplars of any size as an RGB stack of squares, resized as for the model. */
  public static ImagePlus toStack(Exemplars exemplars, int size) {
    Preprocessing square = new Preprocessing(size, false);
    List<Exemplar> resized =
        exemplars.list().stream()
            .map(e -> new Exemplar(e.name(), square.resize(e.image()), e.captions()))
            .toList();
    return toStack(new Exemplars(exemplars.name(), resized));
  }

  private static ColorProcessor processor(RgbImage image) {
    ColorProcessor processor = new ColorProcessor(image.width(), image.height());
    int[] pixels = (int[]) processor.getPixels();
    byte[] rgb = image.rgb();
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] =
          0xFF000000
              | (rgb[3 * i] & 0xFF) << 16
              | (rgb[3 * i + 1] & 0xFF) << 8
              | (rgb[3 * i + 2] & 0xFF);
    }
    return processor;
  }
}

package io.github.reversion.exemplar.ij;

import ij.ImagePlus;
import ij.measure.Calibration;
import io.github.reversion.exemplar.CaptionRules;
import io.github.reversion.exemplar.Exemplar;
import io.github.reversion.exemplar.ExemplarException;
import io.github.reversion.exemplar.Exemplars;
import io.github.reversion.image.ImageException;
import io.github.reversion.image.RgbImage;
import io.github.reversion.settings.SettingException;
import io.github.reversion.settings.Settings;
import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * An open image looked at as exemplars, one by one: a slice is loaded when its pixels are asked
 * for, and not kept. Neither the current slice nor the display range changes.
 *
 * <p>Exemplars are numbered here from 0; people are told of slices, from 1.
 */
public final class ExemplarStack {
  private static final double LOG_OF_ONE_PERCENT = Math.log(1.01);

  private final ImagePlus image;
  private final StackSelection selection;
  private final int[] position;
  private final List<SliceSpan> spans;
  private final List<Optional<Rectangle>> boxes = new ArrayList<>();
  private final List<String> names;
  private final SliceLabels labels;
  private final SliceColors colors;

  private ExemplarStack(ImagePlus image, StackSelection selection) {
    this.image = image;
    this.selection = selection;
    position = ExemplarAxis.position(image);
    List<SliceSpan> all = selection.axis().of(image);
    BitSet chosen = new SliceNumbers(selection.slices()).of(all.size(), image.getTitle());
    spans = all.stream().filter(span -> chosen.get(span.number())).toList();
    SliceCrops crops = new SliceCrops(image, selection.crop());
    spans.forEach(span -> boxes.add(crops.of(span, place(span))));
    names = names(all);
    labels = new SliceLabels(image);
    colors = new SliceColors(image);
  }

  /**
   * Looks at an image; no slice is loaded.
   *
   * @throws ExemplarException if there is no image, or it is empty, a single pixel, or has no such
   *     axis, or if a slice lacks the ROI it is to be cropped to; the message names the slice
   * @throws SettingException if slices are chosen that there are not
   */
  public static ExemplarStack of(ImagePlus image, StackSelection selection) {
    if (image == null || image.getWidth() < 1 || image.getHeight() < 1) {
      throw new ExemplarException(
          "There is no image, or an empty one; open a stack with a caption in each slice's label");
    }
    if (image.getWidth() == 1 && image.getHeight() == 1) {
      throw new ExemplarException(
          "Slice 1 of %s has a single pixel; open a stack of larger images"
              .formatted(image.getTitle()));
    }
    return new ExemplarStack(image, selection);
  }

  /** How many exemplars there are. */
  public int size() {
    return spans.size();
  }

  /** The index in the stack of an exemplar's slice, or of its first channel, from 1. */
  public int slice(int index) {
    return spans.get(index).first();
  }

  /** What to call an exemplar in a message: {@code Slice 4 of composite (z 2, time 1)}. */
  public String place(int index) {
    return place(spans.get(index));
  }

  private String place(SliceSpan span) {
    String slice = "Slice %d of %s".formatted(span.first(), image.getTitle());
    if (ExemplarAxis.channels(image) == 1) {
      return slice;
    }
    int[] at = image.convertIndexToPosition(span.first());
    String where = "z %d, time %d".formatted(at[1], at[2]);
    return "%s (%s)"
        .formatted(slice, span.channels() > 1 ? where : "channel " + at[0] + ", " + where);
  }

  /** The label: of the slice, or of the first of its channels that has one; or empty. */
  public String label(int index) {
    SliceSpan span = spans.get(index);
    return IntStream.range(span.first(), span.first() + span.channels())
        .mapToObj(labels::get)
        .filter(label -> !label.isBlank())
        .findFirst()
        .orElse("");
  }

  /** Changes the label: of the slice, or of the first of its channels. */
  public void setLabel(int index, String label) {
    labels.set(spans.get(index).first(), label);
  }

  /**
   * The captions that an exemplar's label holds, one a line.
   *
   * @throws ExemplarException as {@link #captions(int, String, CaptionRules)}
   */
  public List<String> captions(int index, CaptionRules rules) {
    return captions(index, label(index), rules);
  }

  /**
   * The captions that a label would give an exemplar.
   *
   * @throws ExemplarException if it holds no caption, a file name instead, or one that breaks a
   *     rule; the message names the slice
   */
  public List<String> captions(int index, String label, CaptionRules rules) {
    return LabelCaptions.of(place(index), label, rules);
  }

  /** Why an exemplar could not be learned from if this were its label, or nothing. */
  public Optional<String> fault(int index, String label, CaptionRules rules) {
    try {
      captions(index, label, rules);
      return Optional.empty();
    } catch (ExemplarException e) {
      return Optional.of(e.getMessage());
    }
  }

  /** The file name of an exemplar. */
  public String name(int index) {
    return names.get(spans.get(index).number() - 1);
  }

  private List<String> names(List<SliceSpan> all) {
    String property = image.getProp(StackExemplars.NAMES);
    List<String> kept = property == null ? List.of() : property.lines().toList();
    boolean usable =
        kept.size() == all.size()
            && new HashSet<>(kept).size() == all.size()
            && kept.stream().allMatch(Exemplar::isFileName);
    return usable
        ? kept
        : all.stream().map(span -> "slice-%03d.png".formatted(span.number())).toList();
  }

  /**
   * Loads the pixels of an exemplar, cropped and fitted as selected.
   *
   * @throws ExemplarException if the slice cannot be loaded, or is too long to be padded
   */
  public RgbImage load(int index) {
    SliceSpan span = spans.get(index);
    RgbImage slice =
        colors
            .of(span)
            .orElseThrow(
                () ->
                    new ExemplarException(
                        place(span)
                            + ": cannot be loaded; open the stack again, not as a virtual one"));
    RgbImage part =
        boxes.get(index).map(b -> slice.crop(b.x, b.y, b.width, b.height)).orElse(slice);
    try {
      return selection.fit().apply(part);
    } catch (ImageException e) {
      throw new ExemplarException(place(span) + ": " + e.getMessage(), e);
    }
  }

  /** What to tell where the image's pixels are not as high as they are wide, by more than 1 %. */
  public Optional<String> unequalPixels() {
    Calibration calibration = image.getCalibration();
    double ratio = calibration.pixelHeight / calibration.pixelWidth;
    double off = Math.abs(Math.log(ratio));
    if (!Double.isFinite(off) || off <= LOG_OF_ONE_PERCENT) {
      return Optional.empty();
    }
    return Optional.of(
        String.format(
            Locale.ROOT,
            "%s has pixels of %.4g x %.4g %s, and the model takes them for squares: what it learns"
                + " from is squeezed. Make them squares by Image > Scale... with %s scale %.4g.",
            image.getTitle(),
            calibration.pixelWidth,
            calibration.pixelHeight,
            calibration.getUnits(),
            ratio > 1 ? "Y" : "X",
            Math.max(ratio, 1 / ratio)));
  }

  /** Width and height in pixels of what is taken of an exemplar's slice, before it is fitted. */
  Rectangle box(int index) {
    return boxes.get(index).orElse(new Rectangle(image.getWidth(), image.getHeight()));
  }

  /**
   * Checks all captions, then loads all exemplars.
   *
   * @throws ExemplarException as {@link #captions} and {@link #load}; the message names the slice
   */
  public Exemplars read(CaptionRules rules) {
    List<List<String>> captions = each(index -> captions(index, rules));
    return new Exemplars(
        image.getTitle(),
        each(index -> new Exemplar(name(index), load(index), captions.get(index))));
  }

  private <T> List<T> each(IntFunction<T> part) {
    return IntStream.range(0, size()).mapToObj(part).toList();
  }

  /** The selection for a run file, with all that is needed to take the same again. */
  public Map<String, Object> description() {
    Map<String, Object> map = new LinkedHashMap<>();
    StackSelection.SETTINGS
        .values(selection)
        .forEach((name, value) -> map.put(Settings.snake(name), Settings.text(value)));
    if (selection.axis() != ExemplarAxis.ALL) {
      map.put(
          "position", "channel %d, z %d, time %d".formatted(position[0], position[1], position[2]));
    }
    Map<String, String> cropped = new LinkedHashMap<>();
    for (int i = 0; i < size(); i++) {
      int number = spans.get(i).number();
      boxes
          .get(i)
          .ifPresent(
              b ->
                  cropped.put(
                      String.valueOf(number),
                      "%d, %d, %d, %d".formatted(b.x, b.y, b.width, b.height)));
    }
    if (!cropped.isEmpty()) {
      map.put("boxes", cropped);
    }
    return map;
  }

  /** The image that is looked at. */
  ImagePlus image() {
    return image;
  }

  /** The selection it is looked at by. */
  StackSelection selection() {
    return selection;
  }
}

package io.github.reversion.exemplar.ij;

import io.github.reversion.exemplar.CaptionFile;
import io.github.reversion.exemplar.CaptionRules;
import io.github.reversion.exemplar.ExemplarException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Captions of a stack's exemplars as text, one a line with the number of its exemplar: {@code 3:
 * cat {} stone}. Several lines with one number are several captions of that exemplar.
 */
public record StackCaptions(ExemplarStack stack, CaptionRules rules) {
  private static final Pattern LINE = Pattern.compile("\\s*(\\d{1,9})\\s*:\\s*(.*?)\\s*");
  private static final String FORM = "number: caption, such as 1: cat {} stone";

  /** Captions of a stack with English ones. */
  public static StackCaptions of(ExemplarStack stack) {
    return new StackCaptions(stack, CaptionRules.english());
  }

  /** All captions that could be learned from now, as {@link #read(String)} takes them. */
  public String text() {
    return IntStream.range(0, stack.size())
        .filter(i -> stack.fault(i, stack.label(i), rules).isEmpty())
        .boxed()
        .flatMap(i -> stack.label(i).lines().map(line -> (i + 1) + ": " + line.strip()))
        .collect(Collectors.joining("\n"));
  }

  /**
   * Reads labels by exemplar, numbered from 0; the stack stays as it is.
   *
   * @throws ExemplarException if a line is of another form, its number is none of an exemplar's, or
   *     a caption breaks a rule
   */
  public SortedMap<Integer, String> read(String text) {
    return read("captions", text);
  }

  private SortedMap<Integer, String> read(String source, String text) {
    SortedMap<Integer, List<String>> captions = new TreeMap<>();
    for (String line : text.lines().filter(l -> !l.isBlank()).toList()) {
      Matcher parts = LINE.matcher(line);
      if (!parts.matches()) {
        throw new ExemplarException(
            "%s: the line \"%s\" is no caption; write it as %s".formatted(source, line, FORM));
      }
      int number = Integer.parseInt(parts.group(1));
      if (number < 1 || number > stack.size()) {
        throw new ExemplarException(
            "%s: has a caption for exemplar %d, but there are exemplars 1 to %d; take out the line \"%s\""
                .formatted(source, number, stack.size(), line));
      }
      captions.computeIfAbsent(number - 1, index -> new ArrayList<>()).add(parts.group(2));
    }
    return labels(captions);
  }

  /**
   * Reads labels from a file: from a {@code .json} file as {@code text.json} has them, by the
   * exemplars' file names; from another as {@link #read(String)}, in UTF-8.
   *
   * @throws ExemplarException if the file cannot be read, or as {@link #read(String)}
   */
  public SortedMap<Integer, String> read(Path file) {
    if (!file.toString().toLowerCase(Locale.ROOT).endsWith(".json")) {
      return read(file.toString(), textOf(file));
    }
    List<String> names = IntStream.range(0, stack.size()).mapToObj(stack::name).toList();
    SortedMap<Integer, List<String>> captions = new TreeMap<>();
    for (Map.Entry<String, List<String>> entry : new CaptionFile().read(file).entrySet()) {
      int index = names.indexOf(entry.getKey());
      if (index < 0) {
        throw new ExemplarException(
            "%s: names %s, which is no exemplar of the stack; they are called %s"
                .formatted(file, entry.getKey(), String.join(", ", names)));
      }
      captions.put(index, entry.getValue());
    }
    return labels(captions);
  }

  private SortedMap<Integer, String> labels(SortedMap<Integer, List<String>> captions) {
    SortedMap<Integer, String> labels = new TreeMap<>();
    captions.forEach((index, lines) -> labels.put(index, String.join("\n", lines)));
    labels.forEach((index, label) -> stack.captions(index, label, rules));
    return labels;
  }

  private static String textOf(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new ExemplarException(
          "%s: cannot be read (%s); give a text file in UTF-8 with lines of %s"
              .formatted(file, e.getMessage(), FORM),
          e);
    }
  }

  /** Writes labels into the stack; exemplars that are not named keep theirs. */
  public void write(SortedMap<Integer, String> labels) {
    labels.forEach(stack::setLabel);
  }
}

package io.github.reversion.harness.world;

import io.github.reversion.harness.json.Json;
import io.github.reversion.harness.json.JsonLines;
import io.github.reversion.harness.report.Figure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * What measuring a model by the scene world came to.
 *
 * @param schema {@value #SCHEMA}
 * @param model the fingerprint of its folder
 * @param version of the program that measured
 * @param drawing options of drawing, by name
 * @param learning options of the inversions that were timed, by name
 * @param figures by row, where results of a suite name a method, and measure; {@code psnr} is the
 *     autoencoder's peak signal-to-noise ratio in decibels, of the mean squared error
 * @param inversions times by host
 */
public record WorldMeasures(
    int schema,
    String model,
    String version,
    Map<String, String> drawing,
    Map<String, String> learning,
    List<Figure> figures,
    List<InversionTime> inversions) {
  /** The version of the file's shape that is written and understood. */
  public static final int SCHEMA = 1;

  /** The measure of the autoencoder's loss of detail. */
  public static final String PSNR = "psnr";

  /** The measure of a CLIP: whether a scene's caption was found among a hundred. */
  public static final String CAPTION = "clip.caption";

  private static final double BRIGHTEST = 255;

  /** Copies the lists. */
  public WorldMeasures {
    figures = List.copyOf(figures);
    inversions = List.copyOf(inversions);
  }

  /**
   * Counts what a folder holds.
   *
   * @param complaints takes a sentence for each line that cannot be used
   * @throws io.github.reversion.UserException if nothing was measured there
   */
  public static WorldMeasures of(WorldFolder folder, Consumer<String> complaints) {
    WorldDescription description = folder.description();
    List<Figure> figures = new ArrayList<>();
    for (Row row : Row.values()) {
      if (row != Row.INVERSION) {
        figures.addAll(figures(row, lines(folder.pictures(row), complaints)));
      }
    }
    return new WorldMeasures(
        SCHEMA,
        description.model(),
        description.version(),
        description.drawing(),
        description.learning(),
        figures,
        times(lines(folder.inversions(), complaints)));
  }

  private static <T extends Record> List<T> lines(JsonLines<T> file, Consumer<String> complaints) {
    JsonLines.Content<T> content = file.read();
    content.broken().forEach(complaints);
    return content.lines();
  }

  private static List<Figure> figures(Row row, List<PictureLine> lines) {
    Map<Integer, PictureLine> once = new TreeMap<>();
    lines.forEach(line -> once.put(line.number(), line));
    Map<String, List<double[]>> scores = new LinkedHashMap<>();
    for (PictureLine line : once.values()) {
      line.scores()
          .forEach(
              (measure, score) ->
                  scores
                      .computeIfAbsent(measure, name -> new ArrayList<>())
                      .add(new double[] {score}));
    }
    return scores.entrySet().stream()
        .map(
            measure ->
                measure.getKey().equals(PictureLine.SQUARED_ERROR)
                    ? psnr(row, measure.getValue())
                    : Figure.of(measure.getKey(), row.toString(), "", true, measure.getValue()))
        .toList();
  }

  /** All pictures have as many pixels: the error of all is the mean of each one's. */
  private static Figure psnr(Row row, Collection<double[]> errors) {
    double mean = errors.stream().mapToDouble(one -> one[0]).average().orElseThrow();
    double decibels = 10 * Math.log10(BRIGHTEST * BRIGHTEST / mean);
    int n = errors.size();
    return new Figure(PSNR, row.toString(), "", "mean", n, n, decibels, List.of());
  }

  private static List<InversionTime> times(List<InversionLine> lines) {
    return lines.stream()
        .collect(
            Collectors.groupingBy(InversionLine::host, LinkedHashMap::new, Collectors.toList()))
        .entrySet()
        .stream()
        .map(
            host ->
                new InversionTime(host.getKey(), host.getValue().size(), median(host.getValue())))
        .toList();
  }

  private static double median(List<InversionLine> lines) {
    double[] sorted = lines.stream().mapToDouble(InversionLine::seconds).sorted().toArray();
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws io.github.reversion.UserException if it cannot be read, naming file, line and key
   */
  public static WorldMeasures read(Path file) {
    return Json.read(
        file,
        WorldMeasures.class,
        SCHEMA,
        "write it anew with 'reversion world measure --summary'");
  }

  /** Writes them. */
  public void write(Path file) {
    Json.write(file, this);
  }

  /** What who reads a row's pictures says, if it was measured; a measure without his name. */
  public Optional<Figure> read(String measure, Row row) {
    return figure(row.scorer() + "." + measure, row);
  }

  /** A figure, if it was measured. */
  public Optional<Figure> figure(String measure, Row row) {
    return figures.stream()
        .filter(figure -> figure.measure().equals(measure))
        .filter(figure -> figure.method().equals(row.toString()))
        .findFirst();
  }
}

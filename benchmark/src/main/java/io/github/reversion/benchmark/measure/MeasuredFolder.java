package io.github.reversion.benchmark.measure;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.reversion.UserException;
import io.github.reversion.inversion.InversionOptions;
import io.github.reversion.pipeline.GenerationOptions;
import io.github.reversion.weights.AtomicFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The files of a {@link Study}: {@code setup.json}, outcomes and a learned relation for each
 * series, how long inversions took, what the autoencoder loses.
 *
 * @param folder made if need be
 */
public record MeasuredFolder(Path folder) {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String CSV = ".csv";
  private static final double MILLIS = 1000;

  /**
   * Says that all measures here are made with this, or refuses.
   *
   * @throws UserException if the folder holds measures of something else
   */
  void claim(String model, GenerationOptions generation, InversionOptions inversion) {
    Setup setup = Setup.of(model, generation, inversion);
    Path file = setupFile();
    if (!Files.exists(file)) {
      make();
      AtomicFile.write(file, out -> out.write(JSON.writeValueAsBytes(setup)));
    } else if (!setup().equals(setup)) {
      throw new UserException(
          folder + " holds measures of another model or of other options; choose another folder.");
    }
  }

  private void make() {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(folder + " cannot be made", e);
    }
  }

  private Path setupFile() {
    return folder.resolve("setup.json");
  }

  private Setup setup() {
    try {
      return JSON.readValue(setupFile().toFile(), Setup.class);
    } catch (IOException e) {
      throw new UserException(
          setupFile() + " cannot be read (" + e.getMessage() + "); measure first.", e);
    }
  }

  OutcomeFile outcomes(Series series) {
    return new OutcomeFile(folder.resolve(series + CSV));
  }

  /** Where the relation that a series draws with is kept. */
  Path relation(Series series) {
    return folder.resolve(series + ".safetensors");
  }

  /** Notes how long an inversion took. */
  void addTime(Series series, Duration time) {
    append(timesFile(), series + "," + time.toMillis() + "\n");
  }

  private Path timesFile() {
    return folder.resolve("inversion.millis");
  }

  /** The peak signal-to-noise ratio of the autoencoder, if it was measured. */
  Optional<Double> psnr() {
    return lines(psnrFile()).stream().findFirst().map(Double::valueOf);
  }

  void writePsnr(double decibels) {
    append(psnrFile(), decibels + "\n");
  }

  private Path psnrFile() {
    return folder.resolve("autoencoder.psnr");
  }

  private static void append(Path file, String text) {
    try {
      Files.writeString(
          file, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be written", e);
    }
  }

  private static List<String> lines(Path file) {
    try {
      return Files.exists(file) ? Files.readAllLines(file, StandardCharsets.UTF_8) : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read", e);
    }
  }

  /**
   * Counts what is here.
   *
   * @throws UserException if nothing was measured here
   */
  public Results results() {
    Setup setup = setup();
    Map<String, Tally> tallies = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(CSV)).toList()) {
        String name = file.getFileName().toString().replace(CSV, "");
        if (Series.named(name).isPresent()) {
          tallies.put(name, Tally.of(new OutcomeFile(file).read()));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(folder + " cannot be read", e);
    }
    return new Results(setup, tallies, psnr().orElse(null), medianSeconds());
  }

  private Double medianSeconds() {
    List<Long> millis =
        lines(timesFile()).stream()
            .map(line -> Long.valueOf(line.substring(line.indexOf(',') + 1)))
            .sorted()
            .toList();
    return millis.isEmpty() ? null : millis.get(millis.size() / 2) / MILLIS;
  }
}

package io.github.reversion.benchmark.measure;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.reversion.UserException;
import io.github.reversion.benchmark.world.BenchmarkRelation;
import io.github.reversion.weights.AtomicFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What a {@link MeasuredFolder} comes to: counts, from which all shares and intervals follow.
 *
 * @param setup what was measured
 * @param series counts by the name of the series, sorted by name
 * @param psnr of the autoencoder in decibels; null if it was not measured
 * @param inversionSeconds the median of the inversions; null if there were none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Results(
    Setup setup, Map<String, Tally> series, Double psnr, Double inversionSeconds) {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws UserException if it cannot be read
   */
  public static Results read(Path file) {
    try {
      return JSON.readValue(file.toFile(), Results.class);
    } catch (IOException e) {
      throw new UserException(
          file + " holds no results (" + e.getMessage() + "); write it anew by world report.", e);
    }
  }

  /** Writes them as JSON. */
  public void write(Path file) {
    try {
      AtomicFile.writeText(file, JSON.writeValueAsString(this) + "\n");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Records of plain values are JSON", e);
    }
  }

  /** All of a row. */
  public Tally of(Row row) {
    return sum(s -> s.row() == row);
  }

  /** One relation of a row, over all seeds. */
  public Tally of(Row row, BenchmarkRelation relation) {
    return sum(s -> s.row() == row && s.relation().filter(r -> r == relation).isPresent());
  }

  /** Some relations of a row. */
  public Tally of(Row row, List<BenchmarkRelation> relations) {
    return relations.stream().map(r -> of(row, r)).reduce(Tally.NONE, Tally::plus);
  }

  private Tally sum(Predicate<Series> wanted) {
    return series.entrySet().stream()
        .filter(e -> Series.named(e.getKey()).filter(wanted).isPresent())
        .map(Map.Entry::getValue)
        .reduce(Tally.NONE, Tally::plus);
  }
}

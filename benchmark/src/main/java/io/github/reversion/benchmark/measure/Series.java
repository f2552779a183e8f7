package io.github.reversion.benchmark.measure;

import io.github.reversion.benchmark.world.BenchmarkRelation;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Trials that are measured together and have a file of their own.
 *
 * @param row of the table
 * @param relation of the benchmark, unless the row has scenes of all kinds
 * @param seed with which the relation was learned, if it was
 */
record Series(Row row, Optional<BenchmarkRelation> relation, OptionalInt seed) {
  private static final Pattern SEED = Pattern.compile("\\.(\\d{1,4})$");

  /** All series of a row. */
  static List<Series> of(Row row, int seeds) {
    if (!row.isOfRelations()) {
      return List.of(new Series(row, Optional.empty(), OptionalInt.empty()));
    }
    return Arrays.stream(BenchmarkRelation.values())
        .flatMap(
            relation ->
                row.isLearned()
                    ? IntStream.range(0, seeds)
                        .mapToObj(s -> new Series(row, Optional.of(relation), OptionalInt.of(s)))
                    : List.of(new Series(row, Optional.of(relation), OptionalInt.empty())).stream())
        .toList();
  }

  /** The series of a file's name without its ending, if it is one. */
  static Optional<Series> named(String name) {
    return Row.named(name.replaceFirst("\\..*", "")).stream()
        .flatMap(row -> of(row, seedsOf(name)).stream())
        .filter(series -> series.toString().equals(name))
        .findFirst();
  }

  private static int seedsOf(String name) {
    Matcher matcher = SEED.matcher(name);
    return matcher.find() ? Integer.parseInt(matcher.group(1)) + 1 : 0;
  }

  /** Such as {@code full.wrapped_in.0}. */
  @Override
  public String toString() {
    StringBuilder name = new StringBuilder(row.toString());
    relation.ifPresent(r -> name.append('.').append(r));
    seed.ifPresent(s -> name.append('.').append(s));
    return name.toString();
  }
}

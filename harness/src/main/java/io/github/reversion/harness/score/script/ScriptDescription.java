package io.github.reversion.harness.score.script;

import io.github.reversion.UserException;
import io.github.reversion.benchmark.suite.Suite;
import io.github.reversion.benchmark.suite.SuiteRelation;
import io.github.reversion.clip.ClipImageProcessor;
import io.github.reversion.harness.json.Json;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;

/**
 * What a TorchScript classifier sees and says: the JSON file beside it.
 *
 * @param schema {@value #SCHEMA}
 * @param labels what its logits mean, in their order
 * @param size of the square that it sees, in pixels
 * @param resize {@code squeeze}: the whole picture becomes the square; {@code crop}: its shorter
 *     edge becomes the square's, and the middle is cut out
 * @param mean subtracted from red, green and blue, which are 0 to 1
 * @param std what is then divided by
 */
record ScriptDescription(
    int schema, List<String> labels, int size, String resize, List<Double> mean, List<Double> std) {
  private static final int SCHEMA = 1;
  private static final int LARGEST = 4096;
  private static final String REMEDY = "describe the classifier as docs/results.md says";

  /**
   * Reads and checks it.
   *
   * @throws UserException naming file and key
   */
  static ScriptDescription read(Path file) {
    ScriptDescription read = Json.read(file, ScriptDescription.class, SCHEMA, REMEDY);
    if (read.size < 1 || read.size > LARGEST) {
      throw refusal(file, "size: is %d; it must be 1 to %d".formatted(read.size, LARGEST));
    } else if (!List.of("squeeze", "crop").contains(read.resize)) {
      throw refusal(file, "resize: is '%s'; it must be squeeze or crop".formatted(read.resize));
    } else if (!areNumbers(read.mean)) {
      throw refusal(file, "mean: is %s; it must be three numbers".formatted(read.mean));
    } else if (!areNumbers(read.std) || read.std.stream().anyMatch(value -> value <= 0)) {
      throw refusal(file, "std: is %s; it must be three numbers above 0".formatted(read.std));
    } else if (new HashSet<>(read.labels).size() != read.labels.size()) {
      throw refusal(file, "labels: has one twice: %s; write each once".formatted(read.labels));
    }
    return read;
  }

  private static boolean areNumbers(List<Double> values) {
    return values.size() == 3
        && values.stream().allMatch(value -> value != null && Double.isFinite(value));
  }

  private static UserException refusal(Path file, String reason) {
    return new UserException("%s, %s.".formatted(file, reason));
  }

  /**
   * Refuses labels that lack a relation of a suite.
   *
   * @param file that this was read from
   */
  void requireAll(Suite suite, Path file) {
    List<String> lacking =
        suite.relations().stream()
            .map(SuiteRelation::name)
            .filter(relation -> !labels.contains(relation))
            .toList();
    if (!lacking.isEmpty()) {
      throw new UserException(
          "%s, labels: lacks %s of the suite %s; take a classifier that knows its relations."
              .formatted(file, String.join(", ", lacking), suite.name()));
    }
  }

  /** How pictures are prepared. */
  ClipImageProcessor processor() {
    return new ClipImageProcessor(resize.equals("squeeze"), size, size, 1 / 255.0, mean, std);
  }
}

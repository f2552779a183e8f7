package io.github.reversion.verify;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.reversion.weights.TensorData;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The tensors of one file, named {@code case/in.name} (input) or {@code case/out.name} (expected).
 *
 * <p>Remembers which expected ones were asked for, so that none is forgotten.
 */
final class GoldenTensors {
  private final String file;
  private final Map<String, TensorData> tensors;
  private final JsonNode listed;
  private final Set<String> notAskedFor = new TreeSet<>();
  private final Set<String> begun = new HashSet<>();

  /**
   * Takes the tensors of a file.
   *
   * @param listed what the manifest says about each tensor
   */
  GoldenTensors(String file, Map<String, TensorData> tensors, JsonNode listed) {
    this.file = file;
    this.tensors = tensors;
    this.listed = listed;
    tensors.keySet().stream().filter(GoldenTensors::isExpected).forEach(notAskedFor::add);
    listed.fieldNames().forEachRemaining(name -> addIfExpected(name, notAskedFor));
  }

  private static void addIfExpected(String name, Set<String> names) {
    if (isExpected(name)) {
      names.add(name);
    }
  }

  private static boolean isExpected(String name) {
    return name.substring(name.lastIndexOf('/') + 1).startsWith("out.");
  }

  /** Whether the manifest lists an expected tensor among these. */
  static boolean hasExpected(JsonNode listed) {
    Set<String> names = new HashSet<>();
    listed.fieldNames().forEachRemaining(name -> addIfExpected(name, names));
    return !names.isEmpty();
  }

  private static String caseOf(String name) {
    return name.substring(0, Math.max(0, name.lastIndexOf('/')));
  }

  /** The file's name. */
  String file() {
    return file;
  }

  /** The names of all cases with expected tensors, sorted. */
  List<String> cases() {
    TreeSet<String> cases = new TreeSet<>();
    tensors.keySet().stream()
        .filter(GoldenTensors::isExpected)
        .forEach(name -> cases.add(caseOf(name)));
    return List.copyOf(cases);
  }

  /** Says that a case is replayed as a whole and looks after its own expected tensors. */
  void begin(String caseName) {
    begun.add(caseName);
  }

  /** Whether there is a tensor of that name. */
  boolean has(String name) {
    return tensors.containsKey(name);
  }

  /** Reads a tensor. */
  TensorData get(String name) {
    TensorData tensor = tensors.get(name);
    if (tensor == null) {
      throw new GoldenException(file + ": has no tensor " + name);
    }
    return tensor;
  }

  /** Reads an expected tensor that is going to be compared. */
  TensorData expected(String name) {
    notAskedFor.remove(name);
    return get(name);
  }

  /** The tolerance of an expected tensor. */
  double tolerance(String name) {
    JsonNode tolerance = listed.path(name).path("atol");
    if (!tolerance.isNumber()) {
      throw new GoldenException(
          GoldenFolder.MANIFEST + ": gives no tolerance (atol) for " + name + " of " + file);
    }
    return tolerance.doubleValue();
  }

  /** Expected tensors of a case that nobody asked for. */
  List<String> notAskedFor(String caseName) {
    return notAskedFor.stream().filter(name -> caseOf(name).equals(caseName)).toList();
  }

  /** Cases that were not begun and have expected tensors that nobody asked for. */
  List<String> forgottenCases() {
    return notAskedFor.stream()
        .map(GoldenTensors::caseOf)
        .filter(name -> !begun.contains(name))
        .distinct()
        .toList();
  }
}

package io.github.reversion.benchmark.training;

import ai.djl.ndarray.types.Shape;
import io.github.reversion.compute.WantedWeights;
import io.github.reversion.compute.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Which parameters a network has, and where each lies when all of them lie in a row.
 *
 * @param parameters in the order in which the network asks for them
 */
record ParameterLayout(List<Parameter> parameters) {

  /**
   * One of them.
   *
   * @param offset how many numbers lie before it
   */
  record Parameter(String name, List<Long> dimensions, long offset) {
    long size() {
      return dimensions.stream().reduce(1L, Math::multiplyExact);
    }

    Shape shape() {
      return new Shape(dimensions);
    }
  }

  ParameterLayout {
    parameters = List.copyOf(parameters);
  }

  /** Asks a network, by building it once. */
  static ParameterLayout of(Consumer<Weights> network) {
    List<Parameter> parameters = new ArrayList<>();
    long offset = 0;
    for (Map.Entry<String, List<Long>> wanted :
        WantedWeights.of(network, name -> true).entrySet()) {
      Parameter parameter = new Parameter(wanted.getKey(), wanted.getValue(), offset);
      parameters.add(parameter);
      offset += parameter.size();
    }
    return new ParameterLayout(parameters);
  }

  /** How many numbers all of them are. */
  long size() {
    return parameters.stream().mapToLong(Parameter::size).sum();
  }
}

package io.github.reversion.benchmark.training;

import io.github.reversion.benchmark.training.ParameterLayout.Parameter;
import io.github.reversion.weights.TensorData;
import io.github.reversion.weights.WeightsException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The weights of an earlier model, to begin with.
 *
 * @param model its folder
 * @param tensors by the names of parameters
 */
public record EarlierWeights(Path model, Map<String, TensorData> tensors) {
  private static final int NAMED = 5;

  /**
   * What a parameter is at first; empty if the model has none of that name.
   *
   * @throws WeightsException if it has another shape there
   */
  Optional<float[]> first(Parameter parameter) {
    TensorData data = tensors.get(parameter.name());
    if (data != null && !data.shape().equals(parameter.dimensions())) {
      throw new WeightsException(
          model,
          "tensor "
              + WeightsException.quote(parameter.name())
              + " is "
              + data.shape()
              + ", and the network to train wants "
              + parameter.dimensions(),
          "begin with a model of the same sizes, or with none");
    }
    return Optional.ofNullable(data).map(TensorData::toFloats);
  }

  /**
   * How many tensors of a network are taken from here, and which are not.
   *
   * @throws WeightsException if none is
   */
  String taken(ParameterLayout layout) {
    List<String> others =
        layout.parameters().stream()
            .map(Parameter::name)
            .filter(name -> !tensors.containsKey(name))
            .toList();
    int all = layout.parameters().size();
    if (others.size() == all) {
      throw new WeightsException(
          model,
          "has no tensor "
              + WeightsException.quote(others.get(0))
              + " nor any other of the network",
          "begin with another model, or with none");
    }
    String sentence =
        "Begins with %d of %d tensors of %s".formatted(all - others.size(), all, model);
    if (others.isEmpty()) {
      return sentence + ".";
    }
    String more = others.size() > NAMED ? ", ..." : "";
    String named = String.join(", ", others.subList(0, Math.min(NAMED, others.size())));
    return sentence + "; by chance begin " + named + more + ".";
  }
}

package io.github.reversion.benchmark.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.reversion.compute.ComputeDevice;
import io.github.reversion.compute.Ops;
import io.github.reversion.compute.Precision;
import io.github.reversion.compute.Torch;
import io.github.reversion.compute.Weights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
  static ParameterLayout of(Ops ops, Consumer<Weights> network) {
    try (NDManager manager = Torch.newManager(ComputeDevice.cpu())) {
      Recorder recorder = new Recorder(ops, manager);
      network.accept(recorder);
      return new ParameterLayout(recorder.seen);
    }
  }

  /** How many numbers all of them are. */
  long size() {
    return parameters.stream().mapToLong(Parameter::size).sum();
  }

  private static final class Recorder implements Weights {
    private final Ops ops;
    private final NDManager manager;
    private final List<Parameter> seen = new ArrayList<>();
    private long size;

    Recorder(Ops ops, NDManager manager) {
      this.ops = ops;
      this.manager = manager;
    }

    @Override
    public Ops ops() {
      return ops;
    }

    @Override
    public Precision precision() {
      return Precision.FP32;
    }

    @Override
    public NDManager manager() {
      return manager;
    }

    @Override
    public boolean has(String name) {
      return true;
    }

    @Override
    public NDArray get(String name, long... shape) {
      Parameter parameter = new Parameter(name, Arrays.stream(shape).boxed().toList(), size);
      seen.add(parameter);
      size += parameter.size();
      return manager.zeros(parameter.shape());
    }
  }
}

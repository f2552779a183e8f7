package io.github.reversion.benchmark.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import io.github.reversion.benchmark.training.ParameterLayout.Parameter;
import io.github.reversion.compute.Autograd;
import io.github.reversion.compute.ComputeDevice;
import io.github.reversion.compute.Ops;
import io.github.reversion.compute.Precision;
import io.github.reversion.compute.Torch;
import io.github.reversion.compute.Weights;
import io.github.reversion.weights.DType;
import io.github.reversion.weights.TensorData;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * All parameters of a network in one array, with what AdamW and the running average keep of each:
 * [4, parameters] fp32, the rows being parameter, first moment, second moment, average.
 */
final class Parameters implements AutoCloseable {
  private static final int AVERAGE = 3;
  static final int ROWS = 4;

  private final ParameterLayout layout;
  private final Ops ops;
  private final NDManager manager;
  private final NDArray state;

  private Parameters(ParameterLayout layout, Ops ops, ComputeDevice device, float[] numbers) {
    this.layout = layout;
    this.ops = ops;
    manager = Torch.newManager(device);
    state = manager.create(numbers, new Shape(ROWS, layout.size()));
    NDScope.unregister(state);
  }

  /** New ones; moments are zero, the average is the first value. */
  static Parameters of(
      ParameterLayout layout, Ops ops, ComputeDevice device, Function<Parameter, float[]> first) {
    int size = Math.toIntExact(layout.size());
    float[] numbers = new float[ROWS * size];
    for (Parameter parameter : layout.parameters()) {
      float[] values = first.apply(parameter);
      int at = (int) parameter.offset();
      System.arraycopy(values, 0, numbers, at, values.length);
      System.arraycopy(values, 0, numbers, AVERAGE * size + at, values.length);
    }
    return new Parameters(layout, ops, device, numbers);
  }

  /** Those of a checkpoint. */
  static Parameters of(ParameterLayout layout, Ops ops, ComputeDevice device, float[] numbers) {
    return new Parameters(layout, ops, device, numbers);
  }

  /** [4, parameters]. */
  NDArray state() {
    return state;
  }

  /** The same, for a file. */
  TensorData stored() {
    return TensorData.ofFloats(state.toFloatArray(), ROWS, layout.size());
  }

  /** The parameters to compute a gradient with; for one thread. */
  Replica replica(Precision precision) {
    return new Replica(precision);
  }

  /** The averages, frozen, to look at and to keep. */
  Weights averages() {
    return new View(AVERAGE);
  }

  /** The averages as tensors of a model file, rounded to 16 bits. */
  Map<String, TensorData> halves() {
    Map<String, TensorData> tensors = new LinkedHashMap<>();
    try (NDScope scope = new NDScope()) {
      Weights averages = averages();
      for (Parameter parameter : layout.parameters()) {
        NDArray value = averages.get(parameter.name(), parameter.shape().getShape());
        NDArray half = ops.cast(value, Precision.FP16);
        tensors.put(
            parameter.name(),
            TensorData.of(DType.F16, parameter.dimensions(), half.toByteBuffer(true)));
      }
    }
    return tensors;
  }

  @Override
  public void close() {
    manager.close();
  }

  private class View implements Weights {
    private final NDArray row;
    private final Map<String, Parameter> byName = new HashMap<>();

    View(int row) {
      this.row = state.get(row);
      layout.parameters().forEach(parameter -> byName.put(parameter.name(), parameter));
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
      return byName.containsKey(name);
    }

    @Override
    public NDArray get(String name, long... shape) {
      Parameter parameter = byName.get(name);
      long begin = parameter.offset();
      return Ops.slice(row, begin, begin + parameter.size()).reshape(new Shape(shape));
    }
  }

  /** Parameters that gradients flow to. */
  final class Replica extends View {
    private final Precision precision;
    private final List<NDArray> leaves = new ArrayList<>();
    private final List<NDArray> masters = new ArrayList<>();

    Replica(Precision precision) {
      super(0);
      this.precision = precision;
    }

    @Override
    public Precision precision() {
      return precision;
    }

    @Override
    public NDArray get(String name, long... shape) {
      NDArray master = super.get(name, shape);
      NDArray leaf = Autograd.leaf(ops.cast(master, precision));
      masters.add(named("m[]", master));
      leaves.add(leaf);
      return leaf;
    }

    /** Takes over what the optimiser changed; nothing to do where the memory is the same. */
    void refresh(TrainingOps training) {
      if (precision != Precision.FP32) {
        NDArray[] all =
            Stream.concat(
                    masters.stream(),
                    leaves.stream().map(leaf -> named("l[]", leaf.stopGradient())))
                .toArray(NDArray[]::new);
        training.copy(all);
      }
    }

    /** The gradient [parameters] since the last call, which it forgets. */
    NDArray takeGradient(TrainingOps training) {
      NDArray[] gradients =
          leaves.stream().map(leaf -> named("g[]", leaf.getGradient())).toArray(NDArray[]::new);
      return training.gather(gradients);
    }
  }

  private static NDArray named(String name, NDArray array) {
    array.setName(name);
    return array;
  }
}

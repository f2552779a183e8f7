package io.github.reversion.compute;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.LongStream;

/**
 * Which weights a network wants, by name and shape: what it asks for when it is built, written down
 * without giving it any.
 */
public final class WantedWeights implements Weights {
  private final Ops ops;
  private final NDManager manager;
  private final NDArray nothing;
  private final Predicate<String> there;
  private final Map<String, List<Long>> wanted = new LinkedHashMap<>();

  private WantedWeights(Ops ops, NDManager manager, Predicate<String> there) {
    this.ops = ops;
    this.manager = manager;
    this.there = there;
    nothing = manager.create(0f);
  }

  /**
   * Builds a network once, only to see what it asks for.
   *
   * @param there tells which names are there, for networks that ask whether they are
   * @return shapes by name, in the order in which the network asks
   */
  public static Map<String, List<Long>> of(Consumer<Weights> network, Predicate<String> there) {
    try (Ops ops = new Ops();
        NDManager manager = Torch.newManager(ComputeDevice.cpu())) {
      WantedWeights weights = new WantedWeights(ops, manager, there);
      network.accept(weights);
      return Collections.unmodifiableMap(weights.wanted);
    }
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
    return there.test(name);
  }

  @Override
  public NDArray get(String name, long... shape) {
    wanted.put(name, LongStream.of(shape).boxed().toList());
    return nothing;
  }
}

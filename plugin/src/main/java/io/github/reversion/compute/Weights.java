package io.github.reversion.compute;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

/**
 * The named weights a network is built from.
 *
 * <p>A network asks for each by name and shape and does not know whether they are frozen or
 * trained.
 */
public interface Weights {
  /** The operations the network computes with. */
  Ops ops();

  /** The precision the weights have and the network computes in. */
  Precision precision();

  /** Holds the weights, on their device; closed with the model. */
  NDManager manager();

  /** Whether there is a weight of that name. */
  boolean has(String name);

  /**
   * Returns a weight.
   *
   * @throws io.github.reversion.weights.WeightsException if it is missing, has another shape, or
   *     does not hold floating-point numbers; the message names file and tensor
   */
  NDArray get(String name, long... shape);

  /** The weights whose names begin with the prefix and a dot; names are then without both. */
  default Weights at(String prefix) {
    Weights all = this;
    return new Weights() {
      @Override
      public Ops ops() {
        return all.ops();
      }

      @Override
      public Precision precision() {
        return all.precision();
      }

      @Override
      public NDManager manager() {
        return all.manager();
      }

      @Override
      public boolean has(String name) {
        return all.has(prefix + "." + name);
      }

      @Override
      public NDArray get(String name, long... shape) {
        return all.get(prefix + "." + name, shape);
      }
    };
  }
}

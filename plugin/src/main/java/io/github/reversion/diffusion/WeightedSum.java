package io.github.reversion.diffusion;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

/** Sums of arrays with weights known in Java: all that a sampler does to latents. */
final class WeightedSum {
  private WeightedSum() {}

  /** One array and its weight in a sum. */
  record Term(double weight, NDArray array) {}

  static Term term(double weight, NDArray array) {
    return new Term(weight, array);
  }

  /**
   * Adds up the terms in their order. The result is a new array of the shape, type and device of
   * the first; terms of weight 0 are left out, so that what they hold cannot spoil the sum.
   */
  static NDArray sum(Term... terms) {
    NDArray total = null;
    // A scalar on the host goes to a kernel by value; one on the device would be copied there.
    try (NDManager host = terms[0].array().getManager().newSubManager(Device.cpu())) {
      for (Term term : terms) {
        if (term.weight() == 0) {
          continue;
        }
        NDArray part = term.array().mul(host.create(term.weight()));
        if (total == null) {
          total = part;
        } else {
          total.addi(part);
          part.close();
        }
      }
    }
    return total == null ? terms[0].array().zerosLike() : total;
  }
}

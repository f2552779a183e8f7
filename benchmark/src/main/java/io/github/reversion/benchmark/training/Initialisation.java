package io.github.reversion.benchmark.training;

import io.github.reversion.benchmark.training.ParameterLayout.Parameter;
import io.github.reversion.compute.Draws;
import io.github.reversion.compute.RandomStream;
import java.util.function.DoubleSupplier;

/**
 * What parameters are before training: linear and convolution weights uniform within the inverse
 * root of their inputs' number (as PyTorch does), norms the identity, embeddings small and normal
 * (as CLIP), biases zero.
 *
 * @param draws of the run
 */
record Initialisation(Draws draws) {
  private static final double EMBEDDING_SPREAD = 0.02;

  /** CLIP's factor between cosines and logits: 1 / 0.07. */
  private static final String LOGIT_SCALE = "logit_scale";

  private static final float FIRST_LOGIT_SCALE = 2.6592f;

  float[] of(Parameter parameter) {
    float[] values = new float[Math.toIntExact(parameter.size())];
    RandomStream stream = draws.stream("initial " + parameter.name());
    if (parameter.name().equals(LOGIT_SCALE)) {
      return new float[] {FIRST_LOGIT_SCALE};
    }
    boolean embedding = parameter.name().contains("embedding");
    int rank = parameter.dimensions().size();
    if (embedding && !parameter.name().contains("time_embedding")) {
      fill(values, () -> EMBEDDING_SPREAD * stream.nextGaussian());
    } else if (rank > 1) {
      double bound = Math.sqrt((double) parameter.dimensions().get(0) / parameter.size());
      fill(values, () -> bound * (2 * stream.nextDouble() - 1));
    } else if (parameter.name().endsWith("weight")) {
      fill(values, () -> 1);
    }
    return values;
  }

  private static void fill(float[] values, DoubleSupplier value) {
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) value.getAsDouble();
    }
  }
}

package io.github.reversion.verify;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.reversion.compute.Draws;
import io.github.reversion.compute.RandomStream;
import io.github.reversion.inversion.TimestepSampling;
import io.github.reversion.weights.TensorData;
import java.util.Arrays;

/**
 * Relation-focal sampling of timesteps: probabilities, timesteps for given uniform numbers, and a
 * histogram of own draws within the limits that the golden data gives.
 */
final class ImportanceSamplingPart implements GoldenPart {
  private static final long SEED = 2023;
  private static final double DEVIATIONS = 6;

  @Override
  public String name() {
    return "importance_sampling";
  }

  @Override
  public String files() {
    return "sampling_of_timesteps/importance.json";
  }

  @Override
  public void replay(GoldenFolder folder, String file, Replay replay) {
    GoldenTensors tensors = folder.tensorsOf(file);
    for (JsonNode facts : folder.json(file).required("cases")) {
      String name = facts.required("case").textValue();
      double alpha = facts.required("alpha").doubleValue();
      replay.check(name, tensors, name, golden -> tabulate(golden, sampling(golden, alpha)));
      replay.check(
          name + "/histogram",
          comparison -> {
            GoldenCase golden = new GoldenCase(tensors, name, comparison);
            draw(facts, sampling(golden, alpha), golden.data("out.p").elementCount(), comparison);
          });
    }
  }

  private static TimestepSampling sampling(GoldenCase golden, double alpha) {
    return new TimestepSampling(golden.data("out.p").elementCount(), alpha);
  }

  private static void tabulate(GoldenCase golden, TimestepSampling sampling) {
    double[] p = new double[golden.data("out.p").elementCount()];
    Arrays.setAll(p, sampling::probability);
    golden.compare("out.p", TensorData.ofDoubles(p));
    int[] t = Arrays.stream(golden.data("in.u").toDoubles()).mapToInt(sampling::timestep).toArray();
    golden.compare("out.t", TensorData.ofInts(t));
  }

  private static void draw(
      JsonNode facts, TimestepSampling sampling, int timesteps, Comparison comparison) {
    int draws = facts.required("draws").intValue();
    int[] counts = new int[timesteps];
    RandomStream stream = new Draws(SEED).stream("timestep");
    for (int i = 0; i < draws; i++) {
      counts[sampling.draw(stream)]++;
    }
    for (int t = 0; t < timesteps; t++) {
      double p = sampling.probability(t);
      double limit = DEVIATIONS * Math.sqrt(draws * p * (1 - p)) + 1;
      near("count of timestep " + t, draws * p, counts[t], limit, comparison);
    }
    double chi2 = 0;
    int width = facts.required("bin_width").intValue();
    JsonNode bins = facts.required("expected_count");
    for (int bin = 0; bin < bins.size(); bin++) {
      int count = Arrays.stream(counts, bin * width, Math.min(timesteps, (bin + 1) * width)).sum();
      double expected = bins.get(bin).doubleValue();
      double limit = facts.required("max_deviation").required(bin).doubleValue();
      near("count of bin " + bin, expected, count, limit, comparison);
      chi2 += (count - expected) * (count - expected) / expected;
    }
    double limit = facts.required("chi2_upper_limit").required("limit").doubleValue();
    near("chi2", 0, chi2, limit, comparison);
    for (JsonNode forbidden : facts.required("forbidden_timesteps")) {
      int t = forbidden.intValue();
      near("count of forbidden timestep " + t, 0, counts[t], 0, comparison);
    }
  }

  private static void near(
      String what, double expected, double actual, double limit, Comparison comparison) {
    comparison.numbers(
        what,
        TensorData.ofDoubles(new double[] {expected}),
        TensorData.ofDoubles(new double[] {actual}),
        limit);
  }
}

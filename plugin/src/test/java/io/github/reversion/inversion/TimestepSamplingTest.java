package io.github.reversion.inversion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.reversion.compute.Draws;
import io.github.reversion.compute.RandomStream;
import io.github.reversion.testing.GoldenTensors;
import java.io.IOException;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimestepSamplingTest {
  private static final String GOLDEN = "sampling_of_timesteps/importance";

  static Stream<JsonNode> cases() throws IOException {
    JsonNode cases = GoldenTensors.json(GOLDEN + ".json").get("cases");
    return StreamSupport.stream(cases.spliterator(), false);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void agreesWithTheReference(JsonNode golden) throws IOException {
    GoldenTensors tensors = GoldenTensors.of(GOLDEN + ".safetensors");
    String name = golden.get("case").asText();
    double[] p = tensors.numbers(name + "/out.p");
    TimestepSampling sampling = new TimestepSampling(p.length, golden.get("alpha").asDouble());
    for (int t = 0; t < p.length; t++) {
      assertEquals(p[t], sampling.probability(t), tensors.tolerance(name + "/out.p"));
    }
    double[] u = tensors.numbers(name + "/in.u");
    double[] expected = tensors.numbers(name + "/out.t");
    for (int i = 0; i < u.length; i++) {
      assertEquals((int) expected[i], sampling.timestep(u[i]));
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void drawsEachTimestepAsOftenAsItsProbabilitySays(JsonNode golden) {
    int draws = golden.get("draws").asInt();
    int width = golden.get("bin_width").asInt();
    JsonNode bins = golden.get("expected_count");
    TimestepSampling sampling =
        new TimestepSampling(width * bins.size(), golden.get("alpha").asDouble());
    RandomStream stream = new Draws(2023).stream("timestep");
    int[] counts = new int[width * bins.size()];
    for (int i = 0; i < draws; i++) {
      counts[sampling.draw(stream)]++;
    }
    double chi2 = 0;
    for (int bin = 0; bin < bins.size(); bin++) {
      int count = 0;
      for (int t = bin * width; t < (bin + 1) * width; t++) {
        count += counts[t];
        double p = sampling.probability(t);
        assertEquals(draws * p, counts[t], 6 * Math.sqrt(draws * p * (1 - p)) + 1, "t " + t);
      }
      double expected = bins.get(bin).asDouble();
      assertEquals(expected, count, golden.get("max_deviation").get(bin).asDouble());
      chi2 += (count - expected) * (count - expected) / expected;
    }
    double limit = golden.get("chi2_upper_limit").get("limit").asDouble();
    assertTrue(chi2 < limit, "chi2 is " + chi2);
    for (JsonNode forbidden : golden.get("forbidden_timesteps")) {
      assertEquals(0, counts[forbidden.asInt()]);
    }
  }

  @Test
  void drawsAllTimestepsAlikeWithoutImportance() {
    TimestepSampling sampling = new TimestepSampling(8, 0);
    for (int t = 0; t < 8; t++) {
      assertEquals(1 / 8.0, sampling.probability(t), 1e-16);
      assertEquals(t, sampling.timestep(t / 8.0));
      assertEquals(t, sampling.timestep(Math.nextDown((t + 1) / 8.0)));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.01, 1.01, Double.NaN, Double.POSITIVE_INFINITY})
  void refusesAnImportanceOutsideItsRange(double alpha) {
    String message =
        assertThrows(IllegalArgumentException.class, () -> new TimestepSampling(1000, alpha))
            .getMessage();
    assertTrue(message.contains("alpha") && message.contains(String.valueOf(alpha)), message);
  }

  @Test
  void refusesWhatCannotBeDrawn() {
    TimestepSampling sampling = new TimestepSampling(1, 0.5);
    assertEquals(0, sampling.timestep(0.7));
    assertThrows(IllegalArgumentException.class, () -> new TimestepSampling(0, 0.5));
    assertThrows(IllegalArgumentException.class, () -> new TimestepSampling(1, 1));
    assertThrows(IllegalArgumentException.class, () -> sampling.timestep(1));
    assertThrows(IllegalArgumentException.class, () -> sampling.timestep(Double.NaN));
  }
}

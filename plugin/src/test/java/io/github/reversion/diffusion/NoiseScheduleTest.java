package io.github.reversion.diffusion;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.reversion.diffusion.NoiseSchedule.Shaping;
import io.github.reversion.testing.GoldenTensors;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NoiseScheduleTest {
  private static final String GOLDEN = "schedulers/ddpm.safetensors";
  private static final NoiseSchedule STABLE_DIFFUSION =
      NoiseSchedule.of(Shaping.SCALED_LINEAR, 0.00085, 0.012, 1000);

  @ParameterizedTest
  @CsvSource({"LINEAR, 0.0001, 0.02", "SCALED_LINEAR, 0.00085, 0.012"})
  void agreesWithTheReference(Shaping shaping, double start, double end) throws IOException {
    GoldenTensors golden = GoldenTensors.of(GOLDEN);
    String name = shaping.name().toLowerCase(java.util.Locale.ROOT) + "/out.";
    double[] betas = golden.numbers(name + "betas");
    double[] alphas = golden.numbers(name + "alphas_cumprod");
    NoiseSchedule schedule = NoiseSchedule.of(shaping, start, end, betas.length);
    for (int t = 0; t < betas.length; t++) {
      assertEquals(betas[t], schedule.beta(t), 1e-8);
      assertEquals(alphas[t], schedule.alphaCumprod(t), 1e-6);
    }
  }

  @Test
  void noisesAsTheReference() throws IOException {
    GoldenTensors golden = GoldenTensors.of(GOLDEN);
    try (NDManager manager = NDManager.newBaseManager()) {
      Shape shape = new Shape(golden.shape("ddpm/in.x"));
      NDArray x = manager.create(golden.floats("ddpm/in.x"), shape);
      NDArray noise = manager.create(golden.floats("ddpm/in.noise"), shape);
      int[] t = Arrays.stream(golden.numbers("ddpm/in.timesteps")).mapToInt(d -> (int) d).toArray();
      assertClose(golden, "ddpm/out.add_noise", STABLE_DIFFUSION.addNoise(x, noise, t));
      assertClose(golden, "ddpm/out.velocity", STABLE_DIFFUSION.velocity(x, noise, t));
      assertSame(noise, STABLE_DIFFUSION.target(PredictionType.EPSILON, x, noise, t));
      assertSame(x, STABLE_DIFFUSION.target(PredictionType.SAMPLE, x, noise, t));
      assertClose(
          golden,
          "ddpm/out.velocity",
          STABLE_DIFFUSION.target(PredictionType.V_PREDICTION, x, noise, t));
    }
  }

  private static void assertClose(GoldenTensors golden, String name, NDArray actual) {
    assertArrayEquals(golden.floats(name), actual.toFloatArray(), (float) golden.tolerance(name));
  }

  /** Reference values: diffusers 0.35.1. */
  @Test
  void followsASquaredCosine() {
    NoiseSchedule schedule = NoiseSchedule.of(Shaping.SQUAREDCOS_CAP_V2, 0.1, 0.2, 1000);
    assertEquals(0.9999587f, schedule.alphaCumprod(0), 1e-6f);
    assertEquals(0.4922850f, schedule.alphaCumprod(500), 1e-6f);
    assertEquals(0.999f, schedule.beta(999), 1e-6f);
  }

  /** Reference value: diffusers 0.35.1. */
  @Test
  void canEndInPureNoise() {
    NoiseSchedule rescaled = STABLE_DIFFUSION.rescaledToZeroTerminalSnr();
    assertEquals(0, rescaled.alphaCumprod(999));
    assertEquals(1, rescaled.beta(999));
    assertEquals(STABLE_DIFFUSION.alphaCumprod(0), rescaled.alphaCumprod(0), 1e-6f);
    assertEquals(0.2410186f, rescaled.alphaCumprod(500), 1e-6f);
    NoiseSchedule single = NoiseSchedule.ofBetas(0.1);
    assertThrows(IllegalArgumentException.class, single::rescaledToZeroTerminalSnr);
  }

  @Test
  void takesGivenVariances() {
    NoiseSchedule schedule = NoiseSchedule.ofBetas(0.5, 0.25);
    assertEquals(2, schedule.numTrainTimesteps());
    assertEquals(0.375f, schedule.alphaCumprod(1));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, -0.1, Double.NaN, 2})
  void refusesVariancesOutsideTheirRange(double beta) {
    assertNames("beta_start", () -> NoiseSchedule.of(Shaping.LINEAR, beta, 0.02, 10));
    assertNames("beta_end", () -> NoiseSchedule.of(Shaping.LINEAR, 0.01, beta, 10));
    assertNames("trained_betas[1]", () -> NoiseSchedule.ofBetas(0.1, beta));
  }

  @Test
  void refusesSchedulesWithoutTimesteps() {
    assertNames("num_train_timesteps", () -> NoiseSchedule.of(Shaping.LINEAR, 0.1, 0.2, 0));
    assertNames(
        "num_train_timesteps", () -> NoiseSchedule.of(Shaping.LINEAR, 0.1, 0.2, Integer.MAX_VALUE));
    assertNames("trained_betas", () -> NoiseSchedule.ofBetas());
  }

  @Test
  void refusesTimestepsThatDoNotFit() {
    try (NDManager manager = NDManager.newBaseManager()) {
      NDArray x = manager.zeros(new Shape(2, 1));
      assertNames("1000", () -> STABLE_DIFFUSION.addNoise(x, x, 0, 1000));
      assertNames("-1", () -> STABLE_DIFFUSION.velocity(x, x, -1, 0));
      assertNames("1 timesteps", () -> STABLE_DIFFUSION.addNoise(x, x, 0));
    }
  }

  private static void assertNames(String what, org.junit.jupiter.api.function.Executable action) {
    String message = assertThrows(IllegalArgumentException.class, action).getMessage();
    assertTrue(message.contains(what), message);
  }
}

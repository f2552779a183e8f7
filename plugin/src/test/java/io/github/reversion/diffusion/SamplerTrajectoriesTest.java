package io.github.reversion.diffusion;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.reversion.testing.GoldenTensors;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Replays whole trajectories of diffusers with a formula in place of the network. */
class SamplerTrajectoriesTest {
  private static final String GOLDEN = "schedulers/trajectories";
  private static NDManager manager;
  private static GoldenTensors tensors;
  private static JsonNode formulas;

  @BeforeAll
  static void open() throws IOException {
    manager = NDManager.newBaseManager();
    tensors = GoldenTensors.of(GOLDEN + ".safetensors");
    formulas = GoldenTensors.json(GOLDEN + ".json").get("model");
  }

  @AfterAll
  static void close() {
    manager.close();
  }

  static Stream<JsonNode> cases() throws IOException {
    JsonNode cases = GoldenTensors.json(GOLDEN + ".json").get("cases");
    return StreamSupport.stream(cases.spliterator(), false);
  }

  private static Sampler sampler(JsonNode golden) {
    ObjectNode json = golden.get("config").deepCopy();
    json.set("_class_name", golden.get("class"));
    SchedulerConfig config = SchedulerConfig.of(json, golden.get("case").asText());
    int steps = golden.get("num_inference_steps").asInt();
    return Samplers.create(config.defaultSampler(), config, steps);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void plansAsTheReference(JsonNode golden) {
    String name = golden.get("case").asText();
    Sampler sampler = sampler(golden);
    assertClose(name + "/out.timesteps", sampler.timesteps());
    if (tensors.has(name + "/out.sigmas")) {
      assertClose(name + "/out.sigmas", sampler.sigmas());
    }
    assertEquals(golden.get("model_evaluations").asInt(), sampler.calls());
    assertEquals(golden.get("noises_used").asInt(), sampler.noises());
    double initNoiseSigma = golden.get("init_noise_sigma").asDouble();
    assertEquals(initNoiseSigma, sampler.initNoiseSigma(), 1e-6 * initNoiseSigma);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void stepsAsTheReference(JsonNode golden) {
    String name = golden.get("case").asText();
    Sampler sampler = sampler(golden);
    JsonNode formula = formulas.get(golden.get("prediction_type").asText());
    float[] start = tensors.floats(name + "/in.x");
    Shape shape = new Shape(tensors.shape(name + "/in.x"));
    float[] trajectory = new float[start.length * (sampler.calls() + 1)];
    int arraysBefore = manager.getManagedArrays().size();
    NDArray first = manager.create(start, shape);
    SamplerState state = SamplerState.start(first.mul(sampler.initNoiseSigma()));
    first.close();
    append(trajectory, state);
    while (state.call() < sampler.calls()) {
      try (NDScope scope = new NDScope()) {
        scope.suppressNotUsedWarning();
        NDArray input = sampler.scaleModelInput(state);
        NDArray output = predict(formula, input, sampler.timestep(state));
        state = sampler.step(state, output, call -> noise(name, call, shape)).replacing(state);
      }
      append(trajectory, state);
      assertEquals(
          arraysBefore + 1 + state.history().size(), manager.getManagedArrays().size(), name);
    }
    assertClose(name + "/out.trajectory", widened(trajectory));
    state.latents().close();
    state.history().forEach(NDArray::close);
    assertEquals(arraysBefore, manager.getManagedArrays().size(), name);
  }

  private static NDArray predict(JsonNode formula, NDArray x, double timestep) {
    return x.mul(formula.get("a").asDouble())
        .add(x.tanh().mul(formula.get("b").asDouble()))
        .add(formula.get("c").asDouble() * timestep / 1000);
  }

  private static NDArray noise(String name, int call, Shape shape) {
    float[] all = tensors.floats(name + "/in.noises");
    int size = Math.toIntExact(shape.size());
    return manager.create(Arrays.copyOfRange(all, call * size, (call + 1) * size), shape);
  }

  private static void append(float[] trajectory, SamplerState state) {
    float[] latents = state.latents().toFloatArray();
    System.arraycopy(latents, 0, trajectory, state.call() * latents.length, latents.length);
  }

  private static double[] widened(float[] values) {
    double[] numbers = new double[values.length];
    Arrays.setAll(numbers, i -> values[i]);
    return numbers;
  }

  private static void assertClose(String name, double[] actual) {
    double[] expected = tensors.numbers(name);
    assertFalse(Arrays.stream(actual).anyMatch(Double::isNaN), name);
    assertArrayEquals(expected, actual, tensors.tolerance(name), name);
  }
}

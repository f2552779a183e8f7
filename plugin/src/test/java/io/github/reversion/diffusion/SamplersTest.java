package io.github.reversion.diffusion;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class SamplersTest {
  private static final float[] PICTURE = {0.9f, -0.4f, 0.1f, 2.0f};
  private static final float[] NOISE = {-1.3f, 0.2f, 0.7f, 0.4f};

  private NDManager manager;

  @BeforeEach
  void open() {
    manager = NDManager.newBaseManager();
  }

  @AfterEach
  void close() {
    manager.close();
  }

  private static ObjectNode json(PredictionType prediction) {
    return new ObjectMapper()
        .createObjectNode()
        .put("_class_name", "DDIMScheduler")
        .put("beta_schedule", "scaled_linear")
        .put("beta_start", 0.00085)
        .put("beta_end", 0.012)
        .put("clip_sample", false)
        .put("skip_prk_steps", true)
        .put("set_alpha_to_one", true)
        .put("prediction_type", prediction.name().toLowerCase(Locale.ROOT));
  }

  static Stream<Arguments> kindsAndPredictions() {
    return Stream.of(SamplerKind.values())
        .flatMap(kind -> Stream.of(PredictionType.values()).map(p -> Arguments.of(kind, p)))
        // Its multistep mean of outputs at several levels is exact only for the noise.
        .filter(
            arguments ->
                arguments.get()[0] != SamplerKind.PNDM
                    || arguments.get()[1] == PredictionType.EPSILON);
  }

  /** A model that sees the picture in any noise must lead to it, whatever the sampler. */
  @ParameterizedTest
  @MethodSource("kindsAndPredictions")
  void arrivesAtThePictureThatTheModelSees(SamplerKind kind, PredictionType prediction) {
    SchedulerConfig config = SchedulerConfig.of(json(prediction), "test");
    for (int steps : new int[] {1, 2, 3, 4, 9, 20}) {
      Sampler sampler = Samplers.create(kind, config, steps);
      NDArray picture = manager.create(PICTURE);
      NDArray noise = manager.create(NOISE);
      SamplerState state = SamplerState.start(noise.mul(sampler.initNoiseSigma()));
      while (state.call() < sampler.calls()) {
        NoiseLevel level = level(sampler, config, state);
        NDArray x = sampler.scaleModelInput(state);
        NDArray seen = x.sub(picture.mul(level.alpha())).div(level.sigma());
        NDArray output =
            switch (prediction) {
              case EPSILON -> seen;
              case SAMPLE -> picture;
              case V_PREDICTION -> seen.mul(level.alpha()).sub(picture.mul(level.sigma()));
            };
        state = sampler.step(state, output, call -> noise);
      }
      assertArrayEquals(PICTURE, state.latents().toFloatArray(), 1e-4f, kind + " " + steps);
    }
  }

  private static NoiseLevel level(Sampler sampler, SchedulerConfig config, SamplerState state) {
    int t = (int) sampler.timestep(state);
    return sampler.sigmas().length > 0
        ? NoiseLevel.ofRatio(sampler.sigmas()[state.call()])
        : NoiseLevel.ofAlphaCumprod(config.noiseSchedule().alphaCumprod(t));
  }

  /** Reference values: diffusers 0.35.1. */
  @ParameterizedTest
  @CsvSource({
    "0, 1.177560567855835, -0.441670686006546",
    "0.5, 1.3097567558288574, -0.9943457245826721",
    "1, 1.0202473402023315, -1.2921812534332275"
  })
  void addsNoiseToDdim(double eta, float first, float second) {
    ObjectNode json = json(PredictionType.EPSILON).put("steps_offset", 1);
    SchedulerConfig config = SchedulerConfig.of(json.put("set_alpha_to_one", false), "test");
    Sampler sampler = Samplers.ddim(config, 4, eta);
    assertEquals(eta > 0 ? 4 : 0, sampler.noises());
    SamplerState state = SamplerState.start(manager.create(new float[] {1, -0.5f}));
    while (state.call() < sampler.calls()) {
      NDArray x = state.latents();
      NDArray output = x.mul(0.3).add(x.tanh().mul(0.5));
      state =
          sampler.step(state, output, call -> manager.create(new float[] {0.25f * (call + 1), -1}));
    }
    assertArrayEquals(new float[] {first, second}, state.latents().toFloatArray(), 1e-5f);
  }

  @Test
  void clipsThePictureWhereTheSettingsSaySo() {
    ObjectNode json = json(PredictionType.SAMPLE).put("clip_sample", true);
    SchedulerConfig config = SchedulerConfig.of(json.put("clip_sample_range", 0.5), "test");
    NDArray output = manager.create(PICTURE);
    for (SamplerKind kind : new SamplerKind[] {SamplerKind.DDIM, SamplerKind.LCM}) {
      Sampler sampler = Samplers.create(kind, config, 1);
      SamplerState end = sampler.step(SamplerState.start(output), output, call -> output);
      float[] clipped = {0.5f, -0.4f, 0.1f, 0.5f};
      assertArrayEquals(clipped, end.latents().toFloatArray(), 1e-5f);
    }
  }

  /** What a sampler gives out must not be a way to change its plan. */
  @ParameterizedTest
  @EnumSource(SamplerKind.class)
  void keepsItsPlanToItself(SamplerKind kind) {
    SchedulerConfig config = SchedulerConfig.of(json(PredictionType.EPSILON), "test");
    Sampler sampler = Samplers.create(kind, config, 5);
    double[] timesteps = sampler.timesteps();
    double[] sigmas = sampler.sigmas();
    Arrays.fill(sampler.timesteps(), -1);
    Arrays.fill(sampler.sigmas(), -1);
    assertArrayEquals(timesteps, sampler.timesteps());
    assertArrayEquals(sigmas, sampler.sigmas());
  }

  @Test
  void addsUpWithoutTermsOfWeightZero() {
    NDArray ones = manager.ones(new Shape(2));
    NDArray broken = manager.create(new float[] {Float.NaN, Float.POSITIVE_INFINITY});
    NDArray sum = WeightedSum.sum(WeightedSum.term(0, broken), WeightedSum.term(0.1, ones));
    assertArrayEquals(new float[] {0.1f, 0.1f}, sum.toFloatArray());
    NDArray nothing = WeightedSum.sum(WeightedSum.term(0, broken));
    assertArrayEquals(new float[] {0, 0}, nothing.toFloatArray());
  }

  @Test
  void namesSamplersAsOnACommandLine() {
    for (SamplerKind kind : SamplerKind.values()) {
      assertSame(kind, SamplerKind.of(kind.toString()));
    }
    assertEquals("dpmpp_2m_karras", SamplerKind.DPMPP_2M_KARRAS.toString());
    assertSame(SamplerKind.EULER_ANCESTRAL, SamplerKind.of("Euler_Ancestral"));
    String message =
        assertThrows(IllegalArgumentException.class, () -> SamplerKind.of("heun")).getMessage();
    assertTrue(message.contains("heun") && message.contains("unipc"), message);
  }
}

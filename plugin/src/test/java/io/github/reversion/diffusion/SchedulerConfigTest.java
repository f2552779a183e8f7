package io.github.reversion.diffusion;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchedulerConfigTest {
  @TempDir private Path folder;

  private SchedulerConfig read(String text) throws IOException {
    Path file = folder.resolve("scheduler_config.json");
    return SchedulerConfig.read(Files.writeString(file, text));
  }

  private SchedulerConfig ofClass(String schedulerClass, String keys) throws IOException {
    return read(
        "{'_class_name': '%s', %s 'unknown': [1]}"
            .formatted(schedulerClass, keys)
            .replace('\'', '"'));
  }

  @ParameterizedTest
  @CsvSource({
    "DDIMScheduler, DDIM, 0.0001, 0.02, 5",
    "DDPMScheduler, DDIM, 0.0001, 0.02, 5",
    "PNDMScheduler, PNDM, 0.0001, 0.02, 14",
    "EulerDiscreteScheduler, EULER, 0.0001, 0.02, 5",
    "EulerAncestralDiscreteScheduler, EULER_ANCESTRAL, 0.0001, 0.02, 5",
    "DPMSolverMultistepScheduler, DPMPP_2M, 0.0001, 0.02, 5",
    "UniPCMultistepScheduler, UNIPC, 0.0001, 0.02, 5",
    "LCMScheduler, LCM, 0.00085, 0.012, 5"
  })
  void takesTheDefaultsOfTheNamedClass(
      String schedulerClass, SamplerKind kind, float start, float end, int calls)
      throws IOException {
    SchedulerConfig config = ofClass(schedulerClass, "'clip_sample': null,");
    assertEquals(kind, config.defaultSampler());
    assertEquals(PredictionType.EPSILON, config.predictionType());
    NoiseSchedule schedule = config.noiseSchedule();
    assertEquals(1000, schedule.numTrainTimesteps());
    assertEquals(start, schedule.beta(0), 1e-9f);
    assertEquals(end, schedule.beta(999), 1e-8f);
    assertEquals(calls, Samplers.create(kind, config, 5).calls());
  }

  @Test
  void readsTheNumbersThatPythonWrites() throws IOException {
    SchedulerConfig config =
        ofClass(
            "DPMSolverMultistepScheduler",
            "'lambda_min_clipped': -Infinity, 'flow_shift': NaN, 'use_karras_sigmas': true,");
    assertEquals(SamplerKind.DPMPP_2M_KARRAS, config.defaultSampler());
    assertEquals(999, Samplers.create(SamplerKind.DPMPP_2M, config, 4).timesteps()[0]);
  }

  @Test
  void readsAWholeSchedule() throws IOException {
    SchedulerConfig config =
        ofClass(
            "DDIMScheduler",
            "'trained_betas': [0.1, 0.2, 1e-1], 'num_train_timesteps': 3,"
                + " 'prediction_type': 'v_prediction', 'rescale_betas_zero_snr': true,");
    assertEquals(PredictionType.V_PREDICTION, config.predictionType());
    assertEquals(0, config.noiseSchedule().alphaCumprod(2));
  }

  @ParameterizedTest
  @EnumSource(SamplerKind.class)
  void samplesWithASingleTrainingTimestep(SamplerKind kind) throws IOException {
    SchedulerConfig config =
        ofClass(
            "DDIMScheduler",
            "'num_train_timesteps': 1, 'original_inference_steps': 1, 'skip_prk_steps': true,"
                + " 'use_karras_sigmas': true,");
    assertArrayEquals(new double[] {0}, Samplers.create(kind, config, 1).timesteps());
  }

  @Test
  void samplesAModelInAnotherWayThanItsFileSays() throws IOException {
    SchedulerConfig config = ofClass("PNDMScheduler", "'steps_offset': 1, 'skip_prk_steps': true,");
    assertArrayEquals(
        new double[] {751, 501, 501, 251, 1},
        Samplers.create(SamplerKind.PNDM, config, 4).timesteps());
    assertArrayEquals(
        new double[] {751, 501, 251, 1}, Samplers.create(SamplerKind.DDIM, config, 4).timesteps());
    assertArrayEquals(
        new double[] {999, 749, 500, 250},
        Samplers.create(SamplerKind.DPMPP_2M, config, 4).timesteps());
    assertArrayEquals(
        new double[] {999, 666, 333, 0}, Samplers.create(SamplerKind.EULER, config, 4).timesteps());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "'beta_start': '0.1'; beta_start is \"0.1\", and must be a number",
        "'beta_start': 0; beta_start is 0.0, and must lie between 0 and 1",
        "'beta_schedule': 'sigmoid'; linear, scaled_linear, squaredcos_cap_v2",
        "'prediction_type': 'flow_prediction'; epsilon, v_prediction, sample",
        "'num_train_timesteps': 10.5; num_train_timesteps is 10.5, and must be a whole number",
        "'num_train_timesteps': 99999999999; below 2^31",
        "'num_train_timesteps': 0; num_train_timesteps is 0",
        "'trained_betas': [0.1, 'x']; a list of numbers",
        "'trained_betas': ['a', 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa']; aaaa..., and must be",
        "'trained_betas': 7; trained_betas is 7, and must be a list",
        "'trained_betas': [0.1]; trained_betas holds 1 numbers",
        "'rescale_betas_zero_snr': 'yes'; must be true or false"
      })
  void refusesWrongValuesWhenReading(String key, String expected) {
    assertRefused(expected, "DDIMScheduler", key);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "DDIM; 'thresholding': true; thresholding is true, and must be false",
        "DDIM; 'timestep_spacing': 'log'; leading, linspace, trailing",
        "DDIM; 'rescale_betas_zero_snr': true, 'timestep_spacing': 'trailing'; an epsilon prediction",
        "DDIM; 'steps_offset': 500; timestep 1250, outside 0..999",
        "PNDM; 'rescale_betas_zero_snr': true, 'timestep_spacing': 'trailing'; PNDM cannot start",
        "EULER; 'use_beta_sigmas': true; use_beta_sigmas is true",
        "EULER; 'use_exponential_sigmas': true; use_exponential_sigmas is true",
        "EULER; 'interpolation_type': 'log_linear'; one of linear",
        "EULER; 'timestep_type': 'continuous'; one of discrete",
        "EULER; 'final_sigmas_type': 'least'; zero, sigma_min",
        "DPMPP_2M; 'solver_order': 3; solver_order is 3, and must be 1 or 2",
        "DPMPP_2M; 'algorithm_type': 'sde-dpmsolver++'; one of dpmsolver++",
        "DPMPP_2M; 'algorithm_type': 'dpmsolver'; one of dpmsolver++",
        "DPMPP_2M; 'use_lu_lambdas': true; use_lu_lambdas is true",
        "DPMPP_2M; 'use_flow_sigmas': true; use_flow_sigmas is true",
        "DPMPP_2M; 'variance_type': 'learned'; variance_type is \"learned\"",
        "DPMPP_2M; 'lambda_min_clipped': 50; lambda_min_clipped is 50",
        "UNIPC; 'solver_order': 3; solver_order is 3",
        "UNIPC; 'solver_type': 'bh3'; bh1, bh2",
        "UNIPC; 'solver_p': {}; solver_p is {}",
        "UNIPC; 'predict_x0': false; predict_x0 is false",
        "UNIPC; 'disable_corrector': [true]; a list of numbers",
        "DDIM; 'clip_sample_range': -1; clip_sample_range is -1, and must be a number above 0",
        "EULER; 'use_karras_sigmas': true, 'sigma_min': 0; sigma_min is 0",
        "LCM; 'timestep_scaling': Infinity; timestep_scaling is \"Infinity\"",
        "LCM; 'timestep_scaling': NaN; timestep_scaling is \"NaN\", and must be a number",
        "LCM; 'original_inference_steps': 0; original_inference_steps is 0",
        "LCM; 'original_inference_steps': 3; original_inference_steps, 3"
      })
  void refusesWhatASamplerCannotDo(SamplerKind kind, String key, String expected)
      throws IOException {
    SchedulerConfig config = ofClass("DDIMScheduler", key + ",");
    String message =
        assertThrows(IllegalArgumentException.class, () -> Samplers.create(kind, config, 4))
            .getMessage();
    assertTrue(message.contains(expected), message);
    assertTrue(message.contains("scheduler_config.json"), message);
  }

  @Test
  void ignoresWhatOnlyOtherSamplersRead() throws IOException {
    SchedulerConfig config =
        ofClass(
            "PNDMScheduler", "'thresholding': true, 'solver_order': 3, 'use_lu_lambdas': true,");
    assertEquals(11 + 8, Samplers.create(SamplerKind.PNDM, config, 10).calls());
  }

  @ParameterizedTest
  @EnumSource(SamplerKind.class)
  void refusesNumbersOfStepsThatCannotBe(SamplerKind kind) throws IOException {
    SchedulerConfig config = ofClass("DDIMScheduler", "");
    for (int steps : new int[] {-1, 0, 1001}) {
      String message =
          assertThrows(IllegalArgumentException.class, () -> Samplers.create(kind, config, steps))
              .getMessage();
      assertTrue(message.contains("steps is " + steps), message);
    }
  }

  @Test
  void refusesStepsThatASamplerHasNoTimestepsFor() throws IOException {
    SchedulerConfig config = ofClass("DDIMScheduler", "'clip_sample': false,");
    assertThrows(
        IllegalArgumentException.class, () -> Samplers.create(SamplerKind.PNDM, config, 3));
    assertThrows(
        IllegalArgumentException.class, () -> Samplers.create(SamplerKind.UNIPC, config, 1000));
    assertThrows(IllegalArgumentException.class, () -> Samplers.ddim(config, 5, 1.5));
    assertThrows(IllegalArgumentException.class, () -> Samplers.ddim(config, 0, 1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"HeunDiscreteScheduler", "UNet2DConditionModel", ""})
  void refusesOtherClasses(String schedulerClass) {
    assertRefused("DPMSolverMultistepScheduler", schedulerClass, "'steps_offset': 1");
  }

  private void assertRefused(String expected, String schedulerClass, String keys) {
    String message =
        assertThrows(IllegalArgumentException.class, () -> ofClass(schedulerClass, keys + ","))
            .getMessage();
    assertTrue(message.contains(expected), message);
    assertTrue(message.contains("scheduler_config.json"), message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "null", "{}", "{\"_class_name\": null}", "7"})
  void refusesJsonThatIsNoConfig(String text) {
    String message = assertThrows(IllegalArgumentException.class, () -> read(text)).getMessage();
    assertTrue(message.contains("scheduler_config.json"), message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "{} {}", "not JSON", "{\"a\": 1,}", "\u0000"})
  void refusesTextThatIsNotJson(String text) {
    String message = assertThrows(IOException.class, () -> read(text)).getMessage();
    assertTrue(message.contains("scheduler_config.json is not"), message);
  }

  @Test
  void namesAMissingFile() {
    Path file = folder.resolve("absent.json");
    String message = assertThrows(IOException.class, () -> SchedulerConfig.read(file)).getMessage();
    assertTrue(message.contains("absent.json is missing"), message);
  }

  /** Whatever stands in the file, it is read or refused by name. */
  @Test
  void refusesDamagedFilesByName() throws IOException {
    byte[] whole =
        Files.readAllBytes(
            Path.of("src/test/resources/goldens/tiny-sd21/scheduler/scheduler_config.json"));
    Path file = folder.resolve("damaged.json");
    Random random = new Random(5);
    int refused = 0;
    for (int i = 0; i < 500; i++) {
      byte[] damaged = whole.clone();
      for (int flips = random.nextInt(3); flips >= 0; flips--) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      Files.write(file, damaged);
      try {
        SchedulerConfig config = SchedulerConfig.read(file);
        Samplers.create(config.defaultSampler(), config, 2);
      } catch (IOException | IllegalArgumentException e) {
        refused++;
        String text = new String(damaged, StandardCharsets.ISO_8859_1);
        assertTrue(e.getMessage().contains("damaged.json"), () -> e.getMessage() + text);
      }
    }
    assertTrue(refused > 100, "refused " + refused);
  }
}

package io.github.reversion.diffusion;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.CharConversionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * What a model's {@code scheduler_config.json} says about noise and sampling.
 *
 * <p>The file is diffusers' own. Keys that are missing or null take the default of the diffusers
 * class at work: for the noise schedule the class that the file names, for a sampler the class of
 * that sampler, so that a model can be sampled in another way than its file says. Unknown keys are
 * ignored. Immutable.
 */
public final class SchedulerConfig {
  // Python writes -Infinity and NaN, which are not JSON.
  private static final ObjectReader READER =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build()
          .reader();

  private final SchedulerKeys keys;
  private final SamplerKind defaultSampler;
  private final PredictionType predictionType;
  private final NoiseSchedule.Shaping shaping;
  private final NoiseSchedule noiseSchedule;

  private SchedulerConfig(SchedulerKeys keys) {
    this.keys = keys;
    this.defaultSampler = SamplerKind.named(keys);
    this.predictionType = keys.choice("prediction_type", PredictionType.EPSILON);
    boolean lcm = defaultSampler == SamplerKind.LCM;
    this.shaping =
        keys.choice(
            "beta_schedule",
            lcm ? NoiseSchedule.Shaping.SCALED_LINEAR : NoiseSchedule.Shaping.LINEAR);
    this.noiseSchedule =
        schedule(
            keys,
            shaping,
            keys.number("beta_start", lcm ? 0.00085 : 0.0001),
            keys.number("beta_end", lcm ? 0.012 : 0.02));
  }

  /**
   * Reads a file.
   *
   * @param file a model's {@code scheduler/scheduler_config.json}
   * @throws IOException if it cannot be read or is not JSON
   * @throws IllegalArgumentException if a value in it is wrong or not supported; the message names
   *     file, key, value and what is possible
   */
  public static SchedulerConfig read(Path file) throws IOException {
    try {
      return of(READER.readTree(Files.readAllBytes(file)), file.toString());
    } catch (NoSuchFileException e) {
      throw new IOException(
          file + " is missing; a model folder in diffusers layout has this file.", e);
    } catch (JsonProcessingException e) {
      throw new IOException(
          file + " is not valid JSON (" + e.getOriginalMessage() + "); fetch the file anew.", e);
    } catch (CharConversionException e) {
      throw new IOException(file + " is not text; fetch the file anew.", e);
    }
  }

  /**
   * Takes settings from JSON that was already parsed.
   *
   * @param json an object with the keys of a scheduler_config.json, {@code _class_name} among them
   * @param source where it comes from, named in messages
   * @throws IllegalArgumentException as {@link #read}
   */
  public static SchedulerConfig of(JsonNode json, String source) {
    return new SchedulerConfig(new SchedulerKeys(source, json));
  }

  private static NoiseSchedule schedule(
      SchedulerKeys keys, NoiseSchedule.Shaping shaping, double start, double end) {
    int timesteps = keys.whole("num_train_timesteps", 1000);
    try {
      NoiseSchedule schedule =
          keys.has("trained_betas")
              ? NoiseSchedule.ofBetas(keys.numbers("trained_betas"))
              : NoiseSchedule.of(shaping, start, end, timesteps);
      if (schedule.numTrainTimesteps() != timesteps) {
        throw new IllegalArgumentException(
            "trained_betas holds %d numbers, and must hold num_train_timesteps, that is %d"
                .formatted(schedule.numTrainTimesteps(), timesteps));
      }
      return keys.flag("rescale_betas_zero_snr", false)
          ? schedule.rescaledToZeroTerminalSnr()
          : schedule;
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(keys.source() + ": " + e.getMessage(), e);
    }
  }

  /** The sampler that the file names; a DDPM scheduler samples as DDIM. */
  public SamplerKind defaultSampler() {
    return defaultSampler;
  }

  /** What the model predicts. */
  public PredictionType predictionType() {
    return predictionType;
  }

  /** The noise with which the model was trained. */
  public NoiseSchedule noiseSchedule() {
    return noiseSchedule;
  }

  NoiseSchedule.Shaping shaping() {
    return shaping;
  }

  SchedulerKeys keys() {
    return keys;
  }
}

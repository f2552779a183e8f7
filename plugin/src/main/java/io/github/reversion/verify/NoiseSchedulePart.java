package io.github.reversion.verify;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.github.reversion.diffusion.NoiseSchedule;
import io.github.reversion.diffusion.NoiseSchedule.Shaping;
import io.github.reversion.weights.TensorData;
import java.util.Locale;

/**
 * Noise schedules and the noising of samples by Stable Diffusion's, the scaled linear one.
 *
 * <p>A schedule's shape is the case's name; its first and last variance and its length are those of
 * the expected ones.
 */
final class NoiseSchedulePart implements GoldenPart {
  private static final String BETAS = "out.betas";

  @Override
  public String name() {
    return "noise_schedule";
  }

  @Override
  public String files() {
    return "schedulers/ddpm.safetensors";
  }

  @Override
  public void replay(GoldenFolder folder, String file, Replay replay) {
    GoldenTensors tensors = folder.tensors(file);
    for (String name : tensors.cases()) {
      replay.check(
          name,
          tensors,
          name,
          golden -> {
            if (golden.has(BETAS)) {
              tabulate(golden);
            } else {
              addNoise(golden, replay.manager());
            }
          });
    }
  }

  private static NoiseSchedule schedule(String shaping, double... betas) {
    return NoiseSchedule.of(
        Shaping.valueOf(shaping.toUpperCase(Locale.ROOT)),
        betas[0],
        betas[betas.length - 1],
        betas.length);
  }

  private static void tabulate(GoldenCase golden) {
    NoiseSchedule schedule = schedule(golden.name(), golden.data(BETAS).toDoubles());
    float[] betas = new float[schedule.numTrainTimesteps()];
    float[] alphas = new float[betas.length];
    for (int t = 0; t < betas.length; t++) {
      betas[t] = schedule.beta(t);
      alphas[t] = schedule.alphaCumprod(t);
    }
    golden.compare(BETAS, TensorData.ofFloats(betas));
    golden.compare("out.alphas_cumprod", TensorData.ofFloats(alphas));
  }

  private static void addNoise(GoldenCase golden, NDManager manager) {
    String shaping = Shaping.SCALED_LINEAR.name().toLowerCase(Locale.ROOT);
    NoiseSchedule schedule =
        schedule(shaping, golden.tensors().get(shaping + "/" + BETAS).toDoubles());
    NDArray x = golden.array(manager, "in.x");
    NDArray noise = golden.array(manager, "in.noise");
    int[] timesteps = golden.data("in.timesteps").toInts();
    golden.compareIfExpected("out.add_noise", schedule.addNoise(x, noise, timesteps));
    golden.compareIfExpected("out.velocity", schedule.velocity(x, noise, timesteps));
  }
}

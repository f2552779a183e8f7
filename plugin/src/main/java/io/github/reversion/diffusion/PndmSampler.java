package io.github.reversion.diffusion;

import static io.github.reversion.diffusion.WeightedSum.sum;
import static io.github.reversion.diffusion.WeightedSum.term;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * PNDM: a linear multistep method over the model's output, started by a second look at the second
 * timestep (PLMS, as in Stable Diffusion) or by three Runge-Kutta steps of four calls each (Liu et
 * al. 2022, "Pseudo numerical methods for diffusion models on manifolds", eq. 9 to 13; {@code
 * PNDMScheduler} of diffusers).
 *
 * <p>History: up to four outputs of earlier calls, newest last. While a step is being refined, the
 * latents before it come first, and in a Runge-Kutta step the sum of its outputs second.
 */
final class PndmSampler implements Sampler {
  private static final int RUNGE_KUTTA_STEPS = 3;
  private static final double[] RUNGE_KUTTA = {1 / 6.0, 1 / 3.0, 1 / 3.0, 1 / 6.0};
  // By number of outputs known, newest last.
  private static final double[][] ADAMS_BASHFORTH = {
    {},
    {1},
    {-1 / 2.0, 3 / 2.0},
    {5 / 12.0, -16 / 12.0, 23 / 12.0},
    {-9 / 24.0, 37 / 24.0, -59 / 24.0, 55 / 24.0}
  };

  private final PredictionType prediction;
  private final AlphaTable alphas;
  private final int interval;
  private final int rungeKuttaCalls;
  private final double[] timesteps;

  PndmSampler(SchedulerConfig config, int steps) {
    this.prediction = config.predictionType();
    this.alphas = new AlphaTable(config, false);
    this.interval = config.noiseSchedule().numTrainTimesteps() / steps;
    boolean rungeKutta = !config.keys().flag("skip_prk_steps", false);
    this.rungeKuttaCalls = rungeKutta ? RUNGE_KUTTA_STEPS * RUNGE_KUTTA.length : 0;
    double[] even = Timesteps.rounded(Timesteps.even(config, steps, Timesteps.Spacing.LEADING));
    if (rungeKutta && steps <= RUNGE_KUTTA_STEPS) {
      throw new IllegalArgumentException(
          "%s: skip_prk_steps is false, and then PNDM needs at least %d steps; %d were asked for."
              .formatted(config.keys().source(), RUNGE_KUTTA_STEPS + 1, steps));
    }
    this.timesteps = rungeKutta ? withRungeKutta(even) : withSecondLook(even);
    for (double t : timesteps) {
      Timesteps.requireTrained(config, t);
    }
    alphas.requirePicture("PNDM", timesteps);
  }

  private static double[] withSecondLook(double... even) {
    return IntStream.range(0, even.length + Math.min(1, even.length - 1))
        .mapToDouble(i -> even[i < 2 ? i : i - 1])
        .toArray();
  }

  private double[] withRungeKutta(double... even) {
    int half = interval / 2;
    DoubleStream start =
        IntStream.range(0, RUNGE_KUTTA_STEPS)
            .boxed()
            .flatMapToDouble(
                i -> DoubleStream.of(even[i], even[i + 1] + half, even[i + 1] + half, even[i + 1]));
    DoubleStream rest = IntStream.range(RUNGE_KUTTA_STEPS, even.length).mapToDouble(i -> even[i]);
    return DoubleStream.concat(start, rest).toArray();
  }

  @Override
  public double[] timesteps() {
    return timesteps.clone();
  }

  @Override
  public SamplerState step(SamplerState state, NDArray modelOutput, NoiseSource noise) {
    if (state.call() < rungeKuttaCalls) {
      return rungeKutta(state, modelOutput);
    }
    if (rungeKuttaCalls == 0 && state.call() == 1) {
      return secondLook(state, modelOutput);
    }
    List<NDArray> outputs = new ArrayList<>(state.history());
    outputs.add(modelOutput);
    if (outputs.size() == ADAMS_BASHFORTH.length) {
      outputs.remove(0);
    }
    double[] weights = ADAMS_BASHFORTH[outputs.size()];
    WeightedSum.Term[] terms =
        IntStream.range(0, weights.length)
            .mapToObj(i -> term(weights[i], outputs.get(i)))
            .toArray(WeightedSum.Term[]::new);
    int t = (int) timestep(state);
    NDArray next = transfer(state.latents(), t, t - interval, sum(terms));
    if (rungeKuttaCalls == 0 && state.call() == 0) {
      outputs.add(0, state.latents());
    }
    return state.next(next, outputs);
  }

  /** Repeats the first step with the mean of the outputs at its start and its end. */
  private SamplerState secondLook(SamplerState state, NDArray modelOutput) {
    NDArray before = state.history().get(0);
    NDArray first = state.history().get(1);
    int t = (int) timestep(state);
    NDArray mean = sum(term(0.5, modelOutput), term(0.5, first));
    return state.next(transfer(before, t + interval, t, mean), List.of(first));
  }

  private SamplerState rungeKutta(SamplerState state, NDArray modelOutput) {
    int phase = state.call() % RUNGE_KUTTA.length;
    List<NDArray> outputs = new ArrayList<>(state.history());
    NDArray before = phase == 0 ? state.latents() : outputs.remove(0);
    NDArray part = sum(term(RUNGE_KUTTA[phase], modelOutput));
    NDArray total = phase == 0 ? part : outputs.remove(0).add(part);
    if (phase == 0) {
      outputs.add(modelOutput);
    }
    int from = (int) timesteps[state.call() - phase];
    int to = (int) timestep(state) - (phase % 2 == 0 ? interval / 2 : 0);
    boolean last = phase == RUNGE_KUTTA.length - 1;
    NDArray next = transfer(before, from, to, last ? total : modelOutput);
    if (!last) {
      outputs.addAll(0, List.of(before, total));
    }
    return state.next(next, outputs);
  }

  /** Eq. 9, with which DDIM agrees. */
  private NDArray transfer(NDArray x, int from, int to, NDArray modelOutput) {
    NoiseLevel start = alphas.level(from);
    NoiseLevel end = alphas.level(to);
    PredictionType.Weights noise = prediction.noise(start);
    double kept = end.alpha() / start.alpha();
    double added = end.sigma() - kept * start.sigma();
    return sum(term(kept + added * noise.sample(), x), term(added * noise.output(), modelOutput));
  }
}

package io.github.reversion.diffusion;

import static io.github.reversion.diffusion.WeightedSum.sum;
import static io.github.reversion.diffusion.WeightedSum.term;

import ai.djl.ndarray.NDArray;
import java.util.Arrays;
import java.util.List;

/**
 * DPM-Solver++ of second order, multistep: also looks at how the picture that the model sees
 * changed since the call before (Lu et al. 2022, "DPM-Solver++", algorithm 2; {@code
 * DPMSolverMultistepScheduler} of diffusers).
 *
 * <p>History: the picture seen in the call before.
 */
final class DpmSolverMultistepSampler implements Sampler {
  // diffusers takes fewer steps than this for so few that the last one needs the lower order.
  private static final int FEW_STEPS = 15;

  private final PredictionType prediction;
  private final SigmaPath path;
  private final int order;
  private final boolean heun;
  private final boolean firstOrderAtEnd;

  DpmSolverMultistepSampler(SchedulerConfig config, int steps, boolean karras) {
    SchedulerKeys keys = config.keys();
    keys.requireOff(
        "thresholding",
        "use_exponential_sigmas",
        "use_beta_sigmas",
        "use_lu_lambdas",
        "use_flow_sigmas");
    // diffusers reads deis as this solver, and the methods of other solvers as midpoint.
    keys.choice("algorithm_type", "dpmsolver++", "dpmsolver++", "deis");
    keys.choice(
        "variance_type",
        "fixed_small",
        "fixed_small",
        "fixed_small_log",
        "fixed_large",
        "fixed_large_log");
    this.heun =
        keys.choice("solver_type", "midpoint", "midpoint", "heun", "logrho", "bh1", "bh2")
            .equals("heun");
    this.order = solverOrder(keys);
    this.prediction = config.predictionType();
    this.path = path(config, steps, karras);
    this.firstOrderAtEnd =
        keys.flag("euler_at_final", false)
            || (keys.flag("lower_order_final", true) && path.calls() < FEW_STEPS)
            || path.sigma(path.calls()) == 0;
  }

  static int solverOrder(SchedulerKeys keys) {
    int order = keys.whole("solver_order", 2);
    if (order != 1 && order != 2) {
      throw keys.refusal("solver_order", "1 or 2");
    }
    return order;
  }

  private static SigmaPath path(SchedulerConfig config, int steps, boolean karras) {
    SigmaTable table = new SigmaTable(config.noiseSchedule());
    if (!karras) {
      double[] timesteps = Timesteps.withoutEnd(config, steps, usedTimesteps(config, table));
      return SigmaPath.of(config, table, timesteps, table.at(timesteps));
    }
    double[] sigmas = SigmaTable.karras(table.last(), table.first(), steps);
    boolean cosine = config.shaping() == NoiseSchedule.Shaping.SQUAREDCOS_CAP_V2;
    double[] timesteps =
        Arrays.stream(sigmas)
            .map(table::timestepOf)
            .map(cosine ? Math::floor : Math::rint)
            .toArray();
    return SigmaPath.of(config, table, timesteps, sigmas);
  }

  /** Number of training timesteps that are not noisier than {@code lambda_min_clipped} allows. */
  private static int usedTimesteps(SchedulerConfig config, SigmaTable table) {
    double least = config.keys().number("lambda_min_clipped", Double.NEGATIVE_INFINITY);
    int used = config.noiseSchedule().numTrainTimesteps();
    while (used > 0 && NoiseLevel.ofRatio(table.at(used - 1)).lambda() < least) {
      used--;
    }
    if (used == 0) {
      throw config.keys().refusal("lambda_min_clipped", "lower: it leaves no timestep");
    }
    return used;
  }

  @Override
  public double[] timesteps() {
    return path.timesteps();
  }

  @Override
  public double[] sigmas() {
    return path.sigmas();
  }

  @Override
  public SamplerState step(SamplerState state, NDArray modelOutput, NoiseSource noise) {
    int call = state.call();
    NoiseLevel from = path.level(call);
    NoiseLevel to = path.level(call + 1);
    NDArray original = prediction.original(from).of(state.latents(), modelOutput);
    double h = to.lambda() - from.lambda();
    double weight = -to.alpha() * Math.expm1(-h);
    double kept = to.sigma() / from.sigma();
    NDArray next = sum(term(kept, state.latents()), term(weight, original));
    boolean last = call == path.calls() - 1;
    double before = call == 0 ? 0 : from.lambda() - path.level(call - 1).lambda();
    if (order == 2 && before != 0 && h != 0 && !(last && firstOrderAtEnd)) {
      double slope = heun ? to.alpha() * (Math.expm1(-h) / h + 1) : weight / 2;
      double extrapolated = slope * h / before;
      NDArray originalBefore = state.history().get(0);
      next = sum(term(1, next), term(extrapolated, original), term(-extrapolated, originalBefore));
    }
    return state.next(next, List.of(original));
  }
}

package io.github.reversion.diffusion;

import static io.github.reversion.diffusion.WeightedSum.sum;
import static io.github.reversion.diffusion.WeightedSum.term;

import ai.djl.ndarray.NDArray;
import java.util.Arrays;
import java.util.List;

/**
 * UniPC of second order: what the model says about a predicted sample first corrects that sample,
 * then predicts the next (Zhao et al. 2023, "UniPC: a unified predictor-corrector framework", B(h)
 * version; {@code UniPCMultistepScheduler} of diffusers).
 *
 * <p>History: the latents before the last prediction, what the model saw there and, from the second
 * call on, in the call before that. What it sees is the picture or, with {@code predict_x0} false,
 * the noise.
 */
final class UniPcMultistepSampler implements Sampler {
  private final PredictionType prediction;
  private final SigmaPath path;
  private final int order;
  private final boolean predictX0;
  private final boolean bh1;
  private final boolean lowerOrderFinal;
  private final double[] uncorrected;

  UniPcMultistepSampler(SchedulerConfig config, int steps) {
    SchedulerKeys keys = config.keys();
    keys.requireOff("thresholding", "use_exponential_sigmas", "use_beta_sigmas", "use_flow_sigmas");
    if (keys.has("solver_p")) {
      throw keys.refusal("solver_p", "null");
    }
    // diffusers reads the methods of other solvers as bh2.
    this.bh1 =
        keys.choice("solver_type", "bh2", "bh1", "bh2", "midpoint", "heun", "logrho").equals("bh1");
    this.order = DpmSolverMultistepSampler.solverOrder(keys);
    this.predictX0 = keys.flag("predict_x0", true);
    this.lowerOrderFinal = keys.flag("lower_order_final", true);
    this.uncorrected = keys.numbers("disable_corrector");
    this.prediction = config.predictionType();
    this.path = path(config, steps);
    if (!predictX0 && path.sigma(path.calls()) == 0) {
      throw keys.refusal("predict_x0", "true, unless final_sigmas_type is sigma_min");
    }
  }

  private static SigmaPath path(SchedulerConfig config, int steps) {
    SigmaTable table = new SigmaTable(config.noiseSchedule());
    if (!config.keys().flag("use_karras_sigmas", false)) {
      int used = config.noiseSchedule().numTrainTimesteps();
      double[] timesteps = Timesteps.withoutEnd(config, steps, used);
      return SigmaPath.of(config, table, timesteps, table.at(timesteps));
    }
    double[] sigmas = SigmaTable.karras(table.last(), table.first(), steps);
    double[] timesteps = Arrays.stream(sigmas).map(table::timestepOf).map(Math::rint).toArray();
    return SigmaPath.of(config, table, timesteps, sigmas);
  }

  @Override
  public double[] timesteps() {
    return path.timesteps();
  }

  @Override
  public double[] sigmas() {
    return path.sigmas();
  }

  /** Order of the step after a call: what is remembered, and what is left, may ask for less. */
  private int order(int call) {
    int left = lowerOrderFinal || path.sigma(call + 1) == 0 ? path.calls() - call : order;
    return Math.min(Math.min(order, left), call + 1);
  }

  @Override
  public SamplerState step(SamplerState state, NDArray modelOutput, NoiseSource noise) {
    int call = state.call();
    NoiseLevel level = path.level(call);
    NDArray x = state.latents();
    NDArray seen =
        (predictX0 ? prediction.original(level) : prediction.noise(level)).of(x, modelOutput);
    List<NDArray> history = state.history();
    boolean correct = call > 0 && Arrays.stream(uncorrected).noneMatch(index -> index == call - 1);
    NDArray corrected = correct ? corrected(call, history, seen) : x;
    NDArray next = predicted(call, corrected, seen, call > 0 ? history.get(1) : seen);
    return state.next(
        next, call > 0 ? List.of(corrected, seen, history.get(1)) : List.of(corrected, seen));
  }

  /** UniP: from the latents after a call to those of the next. */
  private NDArray predicted(int call, NDArray x, NDArray seen, NDArray before) {
    Step step = new Step(call);
    NDArray next = step.firstOrder(x, seen);
    if (order(call) == 1) {
      return next;
    }
    // Rounds to 0 where the sigmas at the end are the same.
    double weight = -step.lead * step.scale * 0.5 / step.ratioBefore();
    return sum(term(1, next), term(weight, before), term(-weight, seen));
  }

  /** UniC: the step to these latents once more, now that it is known what the model sees here. */
  private NDArray corrected(int call, List<NDArray> history, NDArray seenNow) {
    Step step = new Step(call - 1);
    NDArray seen = history.get(1);
    NDArray again = step.firstOrder(history.get(0), seen);
    double weight = -step.lead * step.scale;
    if (order(call - 1) == 1) {
      return sum(term(1, again), term(0.5 * weight, seenNow), term(-0.5 * weight, seen));
    }
    double ratio = step.ratioBefore();
    // The two rows of the paper's linear system for the weights of the differences.
    double first = step.phi / step.hh - 1;
    double second = (first / step.hh - 0.5) * 2;
    double old = (first - second) / step.scale / (1 - ratio);
    double now = first / step.scale - old;
    return sum(
        term(1, again),
        term(weight * old / ratio, history.get(2)),
        term(-weight * (old / ratio + now), seen),
        term(weight * now, seenNow));
  }

  /** The coefficients of the step after a call. */
  private final class Step {
    private final int call;
    private final NoiseLevel from;
    private final NoiseLevel to;
    private final double h;
    private final double hh;
    private final double phi;
    private final double scale;
    private final double lead;

    Step(int call) {
      this.call = call;
      this.from = path.level(call);
      this.to = path.level(call + 1);
      this.h = to.lambda() - from.lambda();
      this.hh = predictX0 ? -h : h;
      this.phi = Math.expm1(hh);
      this.scale = bh1 ? hh : phi;
      this.lead = predictX0 ? to.alpha() : to.sigma();
    }

    NDArray firstOrder(NDArray x, NDArray seen) {
      double kept = predictX0 ? to.sigma() / from.sigma() : to.alpha() / from.alpha();
      return sum(term(kept, x), term(-lead * phi, seen));
    }

    /** Position of the call before on the scale of this step, negative. */
    double ratioBefore() {
      return (path.level(call - 1).lambda() - from.lambda()) / h;
    }
  }
}

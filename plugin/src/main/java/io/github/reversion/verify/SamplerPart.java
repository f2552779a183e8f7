package io.github.reversion.verify;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.reversion.diffusion.NoiseSource;
import io.github.reversion.diffusion.Sampler;
import io.github.reversion.diffusion.SamplerState;
import io.github.reversion.diffusion.Samplers;
import io.github.reversion.diffusion.SchedulerConfig;
import io.github.reversion.weights.TensorData;

/** Whole trajectories of every sampler, with a formula in place of the network. */
final class SamplerPart implements GoldenPart {

  @Override
  public String name() {
    return "samplers";
  }

  @Override
  public String files() {
    return "schedulers/trajectories.json";
  }

  @Override
  public void replay(GoldenFolder folder, String file, Replay replay) {
    JsonNode list = folder.json(file);
    GoldenTensors tensors = folder.tensorsOf(file);
    for (JsonNode facts : list.required("cases")) {
      String name = facts.required("case").textValue();
      replay.check(
          name,
          tensors,
          name,
          golden -> {
            String predicts = facts.required("prediction_type").textValue();
            JsonNode formula = list.required("model").required(predicts);
            sample(facts, formula, golden, replay.manager());
          });
    }
  }

  /** The sampler that a scheduler's class and configuration mean. */
  static Sampler sampler(String schedulerClass, JsonNode configuration, int steps, String source) {
    ObjectNode json = configuration.deepCopy();
    json.put("_class_name", schedulerClass);
    SchedulerConfig config = SchedulerConfig.of(json, source);
    return Samplers.create(config.defaultSampler(), config, steps);
  }

  private static void sample(
      JsonNode facts, JsonNode formula, GoldenCase golden, NDManager manager) {
    Sampler sampler =
        sampler(
            facts.required("class").textValue(),
            facts.required("config"),
            facts.required("num_inference_steps").intValue(),
            golden.name());
    golden.compare("out.timesteps", TensorData.ofDoubles(sampler.timesteps()));
    if (golden.has("out.sigmas")) {
      golden.compare("out.sigmas", TensorData.ofDoubles(sampler.sigmas()));
    }
    Comparison comparison = golden.comparison();
    comparison.equal(
        "model_evaluations", facts.required("model_evaluations").intValue(), sampler.calls());
    comparison.equal("noises_used", facts.required("noises_used").intValue(), sampler.noises());
    double sigma = facts.required("init_noise_sigma").doubleValue();
    comparison.numbers(
        "init_noise_sigma",
        TensorData.ofDoubles(new double[] {sigma}),
        TensorData.ofDoubles(new double[] {sampler.initNoiseSigma()}),
        1e-6 * sigma);
    golden.compare("out.trajectory", trajectory(sampler, formula, golden, manager));
  }

  private static TensorData trajectory(
      Sampler sampler, JsonNode formula, GoldenCase golden, NDManager manager) {
    NDArray x = golden.array(manager, "in.x");
    Series series = new Series(sampler.calls() + 1L, x.getShape().getShape());
    NoiseSource noises = recordedNoises(golden, manager);
    SamplerState state = SamplerState.start(x.mul((float) sampler.initNoiseSigma()));
    series.add(state.latents());
    while (state.call() < sampler.calls()) {
      SamplerState before = state;
      try (NDScope scope = new NDScope()) {
        NDArray output =
            predict(formula, sampler.scaleModelInput(before), sampler.timestep(before));
        state = sampler.step(before, output, noises).replacing(before);
      }
      series.add(state.latents());
    }
    return series.data();
  }

  private static NDArray predict(JsonNode formula, NDArray x, double timestep) {
    NDArray linear = x.mul(formula.required("a").floatValue());
    NDArray bent = x.tanh().mul(formula.required("b").floatValue());
    return linear.add(bent).add((float) (formula.required("c").doubleValue() * timestep / 1000));
  }

  /** The noises of a case, one a draw; a case that has none must not ask for any. */
  static NoiseSource recordedNoises(GoldenCase golden, NDManager manager) {
    return call -> golden.array(manager, "in.noises").get(call);
  }
}

package io.github.reversion.benchmark.model;

import ai.djl.ndarray.NDManager;
import io.github.reversion.compute.Autograd;
import io.github.reversion.compute.ComputeDevice;
import io.github.reversion.compute.MappedWeights;
import io.github.reversion.compute.Ops;
import io.github.reversion.compute.Precision;
import io.github.reversion.compute.Torch;
import io.github.reversion.compute.Weights;
import io.github.reversion.weights.JsonConfig;
import io.github.reversion.weights.WeightFiles;
import java.nio.file.Path;
import java.util.function.BiFunction;

/**
 * A part of a model that is opened as it lies in its folder, to see what training has made of it.
 *
 * @param folder its name in the model's folder, such as {@code vae}
 * @param base the weights' file name, as {@link WeightFiles#find} wants it
 * @param build makes the network of its {@code config.json} and its weights
 */
record TrainedPart<N>(String folder, String base, BiFunction<JsonConfig, Weights, N> build) {

  /**
   * Computes with the network, on the CPU, in fp32, without recording.
   *
   * @param use is given the network, and a manager for its inputs; what it returns must not need
   *     them
   */
  <T> T open(Path model, BiFunction<N, NDManager, T> use) {
    Path place = model.resolve(folder);
    ComputeDevice cpu = ComputeDevice.cpu();
    try (Ops ops = new Ops();
        NDManager manager = Torch.newManager(cpu);
        MappedWeights weights =
            new MappedWeights(WeightFiles.find(place, base), ops, Precision.FP32, cpu);
        Autograd off = Autograd.off()) {
      N network = build.apply(JsonConfig.read(place.resolve("config.json")), weights);
      weights.refuseUnused(name -> false);
      return use.apply(network, manager);
    }
  }
}

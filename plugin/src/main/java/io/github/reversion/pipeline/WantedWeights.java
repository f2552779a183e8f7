package io.github.reversion.pipeline;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.github.reversion.clip.ClipTextConfig;
import io.github.reversion.clip.ClipTextModel;
import io.github.reversion.compute.ComputeDevice;
import io.github.reversion.compute.Ops;
import io.github.reversion.compute.Precision;
import io.github.reversion.compute.Torch;
import io.github.reversion.compute.Weights;
import io.github.reversion.diffusion.AutoencoderConfig;
import io.github.reversion.diffusion.AutoencoderKL;
import io.github.reversion.diffusion.UNet2DConditionModel;
import io.github.reversion.diffusion.UNetConfig;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.LongStream;

/**
 * Which weights a network wants, by name and shape: what it asks for when it is built, written down
 * without giving it any.
 */
public final class WantedWeights implements Weights {
  private final Ops ops;
  private final NDManager manager;
  private final NDArray nothing;
  private final Predicate<String> there;
  private final Map<String, List<Long>> wanted = new LinkedHashMap<>();

  private WantedWeights(Ops ops, NDManager manager, Predicate<String> there) {
    this.ops = ops;
    this.manager = manager;
    this.there = there;
    nothing = manager.create(0f);
  }

  /** Those of a U-Net, under diffusers' names. */
  public static Map<String, List<Long>> of(UNetConfig config) {
    return of(weights -> new UNet2DConditionModel(config, weights), name -> false);
  }

  /**
   * Those of an autoencoder, under diffusers' names.
   *
   * @param there tells which names are there, since some have an older one
   */
  public static Map<String, List<Long>> of(AutoencoderConfig config, Predicate<String> there) {
    return of(weights -> new AutoencoderKL(config, weights), there);
  }

  /** Those of a text model, under transformers' names. */
  public static Map<String, List<Long>> of(ClipTextConfig config) {
    return of(weights -> new ClipTextModel(config, weights), name -> false);
  }

  private static Map<String, List<Long>> of(Consumer<Weights> network, Predicate<String> there) {
    try (Ops ops = new Ops();
        NDManager manager = Torch.newManager(ComputeDevice.cpu())) {
      WantedWeights weights = new WantedWeights(ops, manager, there);
      network.accept(weights);
      return weights.wanted;
    }
  }

  @Override
  public Ops ops() {
    return ops;
  }

  @Override
  public Precision precision() {
    return Precision.FP32;
  }

  @Override
  public NDManager manager() {
    return manager;
  }

  @Override
  public boolean has(String name) {
    return there.test(name);
  }

  @Override
  public NDArray get(String name, long... shape) {
    wanted.put(name, LongStream.of(shape).boxed().toList());
    return nothing;
  }
}

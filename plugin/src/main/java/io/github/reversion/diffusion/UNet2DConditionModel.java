package io.github.reversion.diffusion;

import ai.djl.ndarray.NDArray;
import io.github.reversion.compute.Conv2d;
import io.github.reversion.compute.GroupNorm;
import io.github.reversion.compute.Ops;
import io.github.reversion.compute.Precision;
import io.github.reversion.compute.Weights;
import io.github.reversion.diffusion.UNetSegment.Conditioning;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The network that tells noise from image, given a text.
 *
 * <p>Structure and weight names are those of diffusers' {@code UNet2DConditionModel} (Rombach et
 * al. 2022), as far as Stable Diffusion 1.x and 2.x use it.
 */
public final class UNet2DConditionModel {
  private final UNetConfig config;
  private final Ops ops;
  private final Precision precision;
  private final TimestepEmbedding timeEmbedding;
  private final Conv2d convIn;
  private final List<UNetSegment> segments;
  private final GroupNorm convNormOut;
  private final Conv2d convOut;

  /** Builds the network from weights named as in diffusers. */
  public UNet2DConditionModel(UNetConfig config, Weights weights) {
    this.config = config;
    ops = weights.ops();
    precision = weights.precision();
    int channels = config.blockOutChannels().get(0);
    timeEmbedding = new TimestepEmbedding(config, weights.at("time_embedding"));
    convIn = Conv2d.same(weights.at("conv_in"), config.inChannels(), channels);
    segments = UNetLayers.of(config, weights);
    convNormOut =
        new GroupNorm(
            weights.at("conv_norm_out"), channels, config.normNumGroups(), config.normEps());
    convOut = Conv2d.same(weights.at("conv_out"), channels, config.outChannels());
  }

  /** The network's sizes. */
  public UNetConfig config() {
    return config;
  }

  /** As {@link #predict(NDArray, NDArray, NDArray, Tap)}, unobserved. */
  public NDArray predict(NDArray latents, NDArray timesteps, NDArray context) {
    return predict(latents, timesteps, context, Tap.NONE);
  }

  /**
   * Predicts the noise, or what else the model was trained to predict.
   *
   * @param latents [N, in channels, H, W], fp32, any size
   * @param timesteps [N], fp32; fractions are possible
   * @param context text states [N, tokens, cross-attention width], in the network's precision
   * @param tap sees what is computed on the way
   * @return [N, out channels, H, W], fp32
   */
  public NDArray predict(NDArray latents, NDArray timesteps, NDArray context, Tap tap) {
    Conditioning conditioning = condition(timesteps, context, tap);
    Deque<NDArray> skips = new ArrayDeque<>();
    NDArray x = begin(latents, skips, tap);
    for (UNetSegment segment : segments) {
      x = segment.apply(x, skips, conditioning);
    }
    return end(x, tap);
  }

  Conditioning condition(NDArray timesteps, NDArray context, Tap tap) {
    NDArray time = timeEmbedding.apply(timesteps);
    tap.see("time_embedding", time);
    return new Conditioning(ops.silu(time), context, tap);
  }

  NDArray begin(NDArray latents, Deque<NDArray> skips, Tap tap) {
    NDArray centred = config.centerInputSample() ? latents.mul(2).sub(1) : latents;
    NDArray x = convIn.apply(ops.cast(centred, precision));
    tap.see("conv_in", x);
    skips.push(x);
    return x;
  }

  List<UNetSegment> segments() {
    return segments;
  }

  NDArray end(NDArray x, Tap tap) {
    NDArray normed = convNormOut.apply(x);
    tap.see("conv_norm_out", normed);
    return ops.cast(convOut.apply(ops.silu(normed)), Precision.FP32);
  }
}

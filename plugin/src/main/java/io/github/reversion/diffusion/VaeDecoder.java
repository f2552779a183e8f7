package io.github.reversion.diffusion;

import ai.djl.ndarray.NDArray;
import io.github.reversion.compute.Conv2d;
import io.github.reversion.compute.GroupNorm;
import io.github.reversion.compute.Ops;
import io.github.reversion.compute.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Latents to image. */
final class VaeDecoder {
  private final List<UnaryOperator<NDArray>> layers = new ArrayList<>();

  VaeDecoder(Weights weights, AutoencoderConfig config) {
    Ops ops = weights.ops();
    List<Integer> channels = config.blockOutChannels();
    int groups = config.normNumGroups();
    int levels = channels.size();
    int in = channels.get(levels - 1);
    layers.add(Conv2d.same(weights.at("conv_in"), config.latentChannels(), in)::apply);
    layers.add(new VaeMidBlock(weights.at("mid_block"), config, in)::apply);
    for (int i = 0; i < levels; i++) {
      Weights block = weights.at("up_blocks." + i);
      int out = channels.get(levels - 1 - i);
      for (int j = 0; j < config.layersPerBlock() + 1; j++) {
        Weights at = block.at("resnets." + j);
        ResnetBlock2D resnet = new ResnetBlock2D(at, in, out, 0, groups, VaeMidBlock.EPS);
        layers.add(x -> resnet.apply(x, null));
        in = out;
      }
      if (i < levels - 1) {
        Conv2d conv = Conv2d.same(block.at("upsamplers.0.conv"), out, out);
        layers.add(x -> conv.apply(doubled(ops, x)));
      }
    }
    layers.add(
        new GroupNorm(weights.at("conv_norm_out"), in, groups, VaeMidBlock.EPS)::applyThenSilu);
    layers.add(Conv2d.same(weights.at("conv_out"), in, config.outChannels())::apply);
  }

  NDArray apply(NDArray latents) {
    return new Sequential(layers).apply(latents);
  }

  private static NDArray doubled(Ops ops, NDArray x) {
    return ops.upsampleNearest(x, 2 * x.getShape().get(2), 2 * x.getShape().get(3));
  }
}

package io.github.reversion.diffusion;

import ai.djl.ndarray.NDArray;
import io.github.reversion.compute.Conv2d;
import io.github.reversion.compute.GroupNorm;
import io.github.reversion.compute.Ops;
import io.github.reversion.compute.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Image to the moments of its latents. */
final class VaeEncoder {
  private final List<UnaryOperator<NDArray>> layers = new ArrayList<>();

  VaeEncoder(Weights weights, AutoencoderConfig config) {
    Ops ops = weights.ops();
    List<Integer> channels = config.blockOutChannels();
    int groups = config.normNumGroups();
    int in = channels.get(0);
    layers.add(Conv2d.same(weights.at("conv_in"), config.inChannels(), in)::apply);
    for (int level = 0; level < channels.size(); level++) {
      Weights block = weights.at("down_blocks." + level);
      int out = channels.get(level);
      for (int i = 0; i < config.layersPerBlock(); i++) {
        Weights at = block.at("resnets." + i);
        ResnetBlock2D resnet = new ResnetBlock2D(at, in, out, 0, groups, VaeMidBlock.EPS);
        layers.add(x -> resnet.apply(x, null));
        in = out;
      }
      if (level < channels.size() - 1) {
        Conv2d conv = new Conv2d(block.at("downsamplers.0.conv"), out, out, 3, 2, 0);
        layers.add(x -> conv.apply(ops.padRightBottom(x)));
      }
    }
    layers.add(new VaeMidBlock(weights.at("mid_block"), config, in)::apply);
    layers.add(
        new GroupNorm(weights.at("conv_norm_out"), in, groups, VaeMidBlock.EPS)::applyThenSilu);
    layers.add(Conv2d.same(weights.at("conv_out"), in, 2L * config.latentChannels())::apply);
  }

  NDArray apply(NDArray image) {
    return new Sequential(layers).apply(image);
  }
}

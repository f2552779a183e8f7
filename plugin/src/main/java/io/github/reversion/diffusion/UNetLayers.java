package io.github.reversion.diffusion;

import ai.djl.ndarray.NDArray;
import io.github.reversion.compute.Conv2d;
import io.github.reversion.compute.Ops;
import io.github.reversion.compute.Weights;
import java.util.ArrayList;
import java.util.List;

/** Builds the parts of the U-Net from its sizes and weights, in the order they are computed. */
final class UNetLayers {
  private final UNetConfig config;
  private final Weights weights;
  private final Ops ops;
  private final List<UNetSegment> segments = new ArrayList<>();

  private UNetLayers(UNetConfig config, Weights weights) {
    this.config = config;
    this.weights = weights;
    ops = weights.ops();
  }

  static List<UNetSegment> of(UNetConfig config, Weights weights) {
    UNetLayers layers = new UNetLayers(config, weights);
    List<Integer> skips = layers.down();
    layers.mid();
    layers.up(skips);
    return List.copyOf(layers.segments);
  }

  /** Returns the channels of the skip connections, in the order they are made. */
  private List<Integer> down() {
    List<Integer> skips = new ArrayList<>();
    int channels = config.blockOutChannels().get(0);
    skips.add(channels);
    for (int level = 0; level < config.levels(); level++) {
      Weights block = weights.at("down_blocks." + level);
      String place = "down_" + level;
      int out = config.blockOutChannels().get(level);
      boolean last = level == config.levels() - 1;
      int layers = config.layersPerBlock().get(level);
      for (int i = 0; i < layers; i++) {
        boolean attends = config.downAttention().get(level);
        UNetSegment layer = layer(block, place, i, channels, out, attends ? level : -1);
        boolean ends = last && i == layers - 1;
        segments.add(
            (x, stack, c) -> {
              NDArray h = layer.apply(x, stack, c);
              stack.push(h);
              if (ends) {
                c.tap().see(place, h);
              }
              return h;
            });
        channels = out;
        skips.add(out);
      }
      if (!last) {
        int padding = config.downsamplePadding();
        Conv2d conv = new Conv2d(block.at("downsamplers.0.conv"), out, out, 3, 2, padding);
        segments.add(
            (x, stack, c) -> {
              NDArray h = conv.apply(x);
              stack.push(h);
              c.tap().see(place, h);
              return h;
            });
        skips.add(out);
      }
    }
    return skips;
  }

  private void mid() {
    Weights block = weights.at("mid_block");
    int level = config.levels() - 1;
    int channels = config.blockOutChannels().get(level);
    segments.add(layer(block, "mid", 0, channels, channels, level));
    ResnetBlock2D last = resnet(block.at("resnets.1"), channels, channels);
    segments.add(
        (x, stack, c) -> {
          NDArray h = last.apply(x, c.activatedTime());
          c.tap().see("mid", h);
          return h;
        });
  }

  private void up(List<Integer> skips) {
    int channels = config.blockOutChannels().get(config.levels() - 1);
    for (int i = 0; i < config.levels(); i++) {
      Weights block = weights.at("up_blocks." + i);
      String place = "up_" + i;
      int level = config.levels() - 1 - i;
      int out = config.blockOutChannels().get(level);
      boolean last = level == 0;
      int layers = config.layersPerBlock().get(level) + 1;
      for (int j = 0; j < layers; j++) {
        int in = channels + skips.remove(skips.size() - 1);
        boolean attends = config.upAttention().get(i);
        UNetSegment layer = layer(block, place, j, in, out, attends ? level : -1);
        boolean ends = last && j == layers - 1;
        segments.add(
            (x, stack, c) -> {
              NDArray h = layer.apply(ops.concatChannels(x, stack.pop()), stack, c);
              if (ends) {
                c.tap().see(place, h);
              }
              return h;
            });
        channels = out;
      }
      if (!last) {
        Conv2d conv = Conv2d.same(block.at("upsamplers.0.conv"), out, out);
        segments.add(
            (x, stack, c) -> {
              // The size of the skip connection, since halving rounds up.
              NDArray skip = stack.peek();
              long height = skip.getShape().get(2);
              NDArray large = ops.upsampleNearest(x, height, skip.getShape().get(3));
              NDArray h = conv.apply(large);
              c.tap().see(place, h);
              return h;
            });
      }
    }
  }

  /** A residual block and, where a level is given, a transformer of that level's width. */
  private UNetSegment layer(
      Weights block, String place, int i, int in, int out, int attentionLevel) {
    ResnetBlock2D resnet = resnet(block.at("resnets." + i), in, out);
    Transformer2DModel transformer =
        attentionLevel < 0
            ? null
            : new Transformer2DModel(block.at("attentions." + i), config, attentionLevel);
    return (x, stack, c) -> {
      NDArray h = resnet.apply(x, c.activatedTime());
      c.tap().see(place + "_resnet_" + i, h);
      if (transformer != null) {
        h = transformer.apply(h, c.context());
        c.tap().see(place + "_attention_" + i, h);
      }
      return h;
    };
  }

  private ResnetBlock2D resnet(Weights at, int in, int out) {
    return new ResnetBlock2D(
        at, in, out, config.timeEmbedDim(), config.normNumGroups(), config.normEps());
  }
}

package io.github.reversion.diffusion;

import ai.djl.ndarray.NDArray;
import io.github.reversion.compute.Conv2d;
import io.github.reversion.compute.GroupNorm;
import io.github.reversion.compute.Linear;
import io.github.reversion.compute.Ops;
import io.github.reversion.compute.Scoped;
import io.github.reversion.compute.Weights;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** Transformer blocks over the places of an image, which attend to each other and to the text. */
final class Transformer2DModel {
  private static final double EPS = 1e-6;

  private final Ops ops;
  private final GroupNorm norm;
  private final UnaryOperator<NDArray> toTokens;
  private final List<BasicTransformerBlock> blocks;
  private final Linear linearOut;
  private final Conv2d convOut;

  Transformer2DModel(Weights weights, UNetConfig config, int level) {
    ops = weights.ops();
    int width = config.blockOutChannels().get(level);
    norm = new GroupNorm(weights.at("norm"), width, config.normNumGroups(), EPS);
    if (config.linearProjection()) {
      Linear in = Linear.of(weights.at("proj_in"), width, width);
      toTokens = x -> in.apply(ops.imageToTokens(x));
      linearOut = Linear.of(weights.at("proj_out"), width, width);
      convOut = null;
    } else {
      Conv2d in = Conv2d.pointwise(weights.at("proj_in"), width, width);
      toTokens = x -> ops.imageToTokens(in.apply(x));
      linearOut = null;
      convOut = Conv2d.pointwise(weights.at("proj_out"), width, width);
    }
    blocks =
        IntStream.range(0, config.transformerLayers().get(level))
            .mapToObj(
                i ->
                    new BasicTransformerBlock(
                        weights.at("transformer_blocks." + i),
                        width,
                        config.crossAttentionDim(),
                        config.heads().get(level)))
            .toList();
  }

  NDArray apply(NDArray x, NDArray context) {
    return Scoped.of(() -> compute(x, context));
  }

  private NDArray compute(NDArray x, NDArray context) {
    NDArray tokens = toTokens.apply(norm.apply(x));
    for (BasicTransformerBlock block : blocks) {
      tokens = block.apply(tokens, context);
    }
    NDArray image =
        linearOut == null
            ? convOut.apply(ops.tokensToImage(tokens, x))
            : ops.tokensToImage(linearOut.apply(tokens), x);
    return ops.add(x, image);
  }
}

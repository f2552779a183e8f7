package io.github.reversion.inversion;

import ai.djl.ndarray.NDArray;
import io.github.reversion.compute.Autograd;
import io.github.reversion.compute.Ops;
import io.github.reversion.diffusion.UNetCheckpointing;
import io.github.reversion.pipeline.StableDiffusion;

/**
 * The loss of relation inversion and its gradient: how well the frozen model denoises the exemplars
 * under captions with the relation, plus the weighted {@link SteeringLoss} (ReVersion, equation 6).
 */
final class InversionLoss {
  private final StableDiffusion model;
  private final Ops ops;
  private final double denoiseWeight;
  private final double steerWeight;
  private final SteeringLoss steering;

  InversionLoss(StableDiffusion model, InversionOptions options) {
    this.model = model;
    ops = model.ops();
    denoiseWeight = options.denoiseWeight();
    steerWeight = options.steerWeight();
    steering = new SteeringLoss(ops, options.temperature());
  }

  /**
   * The two losses of a micro-batch, before their weights, and the gradient of their weighted sum.
   *
   * @param gradient [count, width]
   */
  record Value(NDArray denoise, NDArray steer, NDArray gradient) {}

  /**
   * Computes losses and gradient.
   *
   * @param vectors the relation's [count, width], fp32
   * @param scale multiplies the gradient: the share of the micro-batch, and loss scaling
   * @param checkpointing whether parts of the U-Net are computed twice to need less memory
   */
  Value withGradient(MicroBatch batch, NDArray vectors, double scale, boolean checkpointing) {
    NDArray leaf = Autograd.leaf(vectors);
    double scaledDenoise = denoiseWeight * scale;
    try (Autograd on = Autograd.recording()) {
      NDArray context = model.textModel().encode(batch.tokens(), leaf);
      NDArray steer = steering.of(leaf, batch.steering());
      NDArray steerTerm = ops.scale(steer, steerWeight * scale);
      NDArray[] denoise = new NDArray[1];
      if (checkpointing) {
        UNetCheckpointing.Result result =
            new UNetCheckpointing(model.unet())
                .lossAndGradient(
                    batch.noisy(),
                    batch.timesteps(),
                    context,
                    output -> {
                      denoise[0] = ops.mse(output, batch.wanted());
                      return ops.scale(denoise[0], scaledDenoise);
                    });
        Autograd.backward(context, result.contextGradient());
        Autograd.backward(steerTerm);
      } else {
        denoise[0] = ops.mse(predict(batch, context), batch.wanted());
        Autograd.backward(ops.scale(denoise[0], scaledDenoise).add(steerTerm));
      }
      return new Value(denoise[0].stopGradient(), steer.stopGradient(), leaf.getGradient());
    }
  }

  /** The denoising loss alone, without a gradient. */
  NDArray denoise(MicroBatch batch, NDArray vectors) {
    try (Autograd off = Autograd.off()) {
      NDArray context = model.textModel().encode(batch.tokens(), vectors);
      return ops.mse(predict(batch, context), batch.wanted());
    }
  }

  private NDArray predict(MicroBatch batch, NDArray context) {
    return model.unet().predict(batch.noisy(), batch.timesteps(), context);
  }
}

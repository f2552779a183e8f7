package io.github.reversion.diffusion;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDScope;
import io.github.reversion.compute.Autograd;
import io.github.reversion.compute.Scoped;
import io.github.reversion.diffusion.UNetSegment.Conditioning;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The gradient of a loss with respect to the text states in little memory: each part of the U-Net
 * is computed a second time when its gradient is due (Chen et al. 2016, "Training Deep Nets with
 * Sublinear Memory Cost").
 *
 * <p>Costs about a third more time; kept are the images between the parts only. The gradient equals
 * the one recorded at once up to the order of a few additions.
 */
public final class UNetCheckpointing {
  private final UNet2DConditionModel unet;

  /** Computes with this network. */
  public UNetCheckpointing(UNet2DConditionModel unet) {
    this.unet = unet;
  }

  /**
   * A loss and the gradient it sends to the text states.
   *
   * @param loss a scalar
   * @param contextGradient the shape of the context
   */
  public record Result(NDArray loss, NDArray contextGradient) {}

  /**
   * Computes both; latents and timesteps receive no gradient.
   *
   * @param loss from the network's prediction to a scalar
   */
  public Result lossAndGradient(
      NDArray latents, NDArray timesteps, NDArray context, UnaryOperator<NDArray> loss) {
    NDArray contextLeaf = Autograd.leaf(context);
    Trace trace;
    try (Autograd off = Autograd.off()) {
      trace = forward(latents, unet.condition(timesteps, context.stopGradient(), Tap.NONE));
    }
    NDArray end = Autograd.leaf(trace.images.get(trace.images.size() - 1));
    NDArray lossValue;
    try (Autograd on = Autograd.recording()) {
      lossValue = loss.apply(unet.end(end, Tap.NONE));
      Autograd.backward(lossValue);
    }
    backward(trace, contextLeaf, end.getGradient());
    return new Result(lossValue.stopGradient(), contextLeaf.getGradient());
  }

  /**
   * What a pass leaves behind.
   *
   * @param images the input of every segment, then the output of the last
   * @param skips the skip connections in the order they were made
   * @param waiting how many skip connections waited before every segment, then 0
   */
  private record Trace(
      Conditioning conditioning,
      List<NDArray> images,
      List<NDArray> skips,
      List<Integer> waiting) {}

  private Trace forward(NDArray latents, Conditioning conditioning) {
    Deque<NDArray> stack = new ArrayDeque<>();
    Trace trace = new Trace(conditioning, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    NDArray x = unet.begin(latents, stack, Tap.NONE);
    trace.skips.add(x);
    for (UNetSegment segment : unet.segments()) {
      trace.images.add(x);
      trace.waiting.add(stack.size());
      NDArray before = x;
      x = Scoped.of(() -> segment.apply(before, stack, conditioning));
      if (stack.size() > trace.waiting.get(trace.waiting.size() - 1)) {
        trace.skips.add(x);
      }
    }
    trace.images.add(x);
    trace.waiting.add(0);
    return trace;
  }

  private void backward(Trace trace, NDArray contextLeaf, NDArray lastGradient) {
    Conditioning conditioning =
        new Conditioning(trace.conditioning.activatedTime(), contextLeaf, Tap.NONE);
    NDArray[] skipGradients = new NDArray[trace.skips.size()];
    NDArray gradient = lastGradient;
    for (int s = unet.segments().size() - 1; s >= 0; s--) {
      int before = trace.waiting.get(s);
      int after = trace.waiting.get(s + 1);
      try (NDScope scope = new NDScope()) {
        // Stacked skips are taken in reverse order, so the top is the last of those that wait.
        NDArray skip = Autograd.leaf(trace.skips.get(before - 1));
        NDArray x = Autograd.leaf(trace.images.get(s));
        if (after > before) {
          gradient = gradient.add(skipGradients[before]);
        }
        try (Autograd on = Autograd.recording()) {
          Deque<NDArray> stack = new ArrayDeque<>(List.of(skip));
          NDArray y = unet.segments().get(s).apply(x, stack, conditioning);
          Autograd.backward(y, gradient);
        }
        gradient = x.getGradient();
        NDScope.unregister(gradient);
        if (after < before) {
          skipGradients[before - 1] = skip.getGradient();
          NDScope.unregister(skipGradients[before - 1]);
        }
      }
      NDScope.register(gradient);
      if (after < before) {
        NDScope.register(skipGradients[before - 1]);
      }
    }
  }
}

package io.github.reversion.inversion;

/**
 * What one optimiser step found; means over its micro-steps.
 *
 * @param step from 1
 * @param denoiseLoss mean squared error of the prediction
 * @param steerLoss the steering loss, before its weight
 * @param loss their weighted sum
 * @param gradientNorm length of the gradient of the vectors
 * @param vectorNorm length of the vectors after the step
 * @param frozenLoss the denoising loss on one frozen batch after the step; NaN where not measured
 */
public record StepRecord(
    int step,
    double denoiseLoss,
    double steerLoss,
    double loss,
    double gradientNorm,
    double vectorNorm,
    double frozenLoss) {

  /** Whether losses and gradient are numbers. */
  public boolean finite() {
    return Double.isFinite(loss) && Double.isFinite(gradientNorm) && Double.isFinite(vectorNorm);
  }

  /** The same step with the loss on the frozen batch. */
  StepRecord withFrozenLoss(double measured) {
    return new StepRecord(step, denoiseLoss, steerLoss, loss, gradientNorm, vectorNorm, measured);
  }
}

package io.github.reversion.benchmark.training;

/**
 * How far each step goes: rises, stays, and falls to zero at the end of the training.
 *
 * @param peak in between
 * @param warmUpSteps of rising
 * @param decayShare of the training, at its end, in which it falls linearly
 */
public record LearningRate(double peak, int warmUpSteps, double decayShare) {

  /** As all networks of the mini model are trained. */
  public static LearningRate usual(double peak) {
    return new LearningRate(peak, 300, 0.5);
  }

  /**
   * The rate of a step.
   *
   * @param step from 1
   * @param progress how much of the training is over, 0 to 1
   */
  double at(long step, double progress) {
    double rise = Math.min(1, step / (double) warmUpSteps);
    double fall = decayShare == 0 ? 1 : Math.min(1, (1 - progress) / decayShare);
    return peak * rise * Math.max(0, fall);
  }
}

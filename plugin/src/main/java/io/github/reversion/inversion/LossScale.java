package io.github.reversion.inversion;

/**
 * What the loss is multiplied by before its gradient is computed, so that small gradients survive
 * fp16 (Micikevicius et al. 2018, "Mixed Precision Training").
 *
 * @param changes whether it follows the gradients, as in fp16; in fp32 and bf16 it stays at 1
 * @param value the factor
 * @param goodSteps steps since it last changed
 */
record LossScale(boolean changes, double value, int goodSteps) {
  private static final int PATIENCE = 200;
  private static final double MOST = 1 << 24;

  /** None. */
  static final LossScale NONE = new LossScale(false, 1, 0);

  /** Where fp16 begins. */
  static final LossScale FIRST = new LossScale(true, 1 << 14, 0);

  /** After a gradient that overflowed; the step is tried again with it. */
  LossScale lower() {
    return new LossScale(changes, value / 2, 0);
  }

  /** Whether it can still be lowered; if not, an infinite gradient is no overflow. */
  boolean canLower() {
    return changes && value > 1;
  }

  /** After a good step: doubled once in a while. */
  LossScale afterGoodStep() {
    if (!changes) {
      return this;
    }
    return goodSteps + 1 < PATIENCE || value >= MOST
        ? new LossScale(true, value, goodSteps + 1)
        : new LossScale(true, value * 2, 0);
  }
}

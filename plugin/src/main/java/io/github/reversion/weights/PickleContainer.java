package io.github.reversion.weights;

/**
 * A list, tuple or dictionary out of a pickle.
 *
 * <p>A writer finishes a container before it puts it into another, unless it holds itself. By
 * insisting on that order, the depth of every container is known while it is filled, and none can
 * hold itself.
 */
abstract sealed class PickleContainer permits PickleList, TorchDict {
  private static final int DEEPEST = 64;

  private int depth = 1;
  private boolean finished;

  /** Notes that a value is put into this container, and refuses it if it would sit too deep. */
  final void adopt(Object value) {
    if (value instanceof PickleContainer child) {
      child.finished = true;
      depth = Math.max(depth, child.depth + 1);
    }
    if (finished) {
      throw new PickleException("holds a list or dictionary that contains itself");
    }
    if (depth > DEEPEST) {
      throw new PickleException("holds values nested more than " + DEEPEST + " levels deep");
    }
  }
}

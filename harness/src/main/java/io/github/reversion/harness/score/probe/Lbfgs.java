package io.github.reversion.harness.score.probe;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * Finds the least value of a smooth convex function: L-BFGS (Nocedal 1980, "Updating quasi-Newton
 * matrices with limited storage") with steps halved until they descend enough (Armijo 1966). The
 * same every time.
 */
final class Lbfgs {
  private static final int MEMORY = 10;
  private static final int MOST_STEPS = 1000;
  private static final double SMALL_GRADIENT = 1e-7;
  private static final double ENOUGH = 1e-4;
  private static final double SHORTEST = 1e-12;

  /** A function and its gradient. */
  interface Function {
    /**
     * The value at a place.
     *
     * @param gradient takes the gradient
     */
    double at(double[] place, double[] gradient);
  }

  /** How the gradient changed along a step. */
  @SuppressWarnings("ArrayRecordComponent") // nobody compares or changes it
  private record Change(double[] step, double[] gradient, double curvature) {}

  private Lbfgs() {}

  /** The place of the least value, from a start. */
  static double[] minimum(Function function, double[] start) {
    double[] x = start.clone();
    double[] gradient = new double[x.length];
    double value = function.at(x, gradient);
    Deque<Change> changes = new ArrayDeque<>();
    for (int step = 0; step < MOST_STEPS && largest(gradient) > SMALL_GRADIENT; step++) {
      double[] direction = direction(gradient, changes);
      double slope = dot(gradient, direction);
      double length = changes.isEmpty() ? Math.min(1, 1 / largest(gradient)) : 1;
      double[] next;
      double[] nextGradient = new double[x.length];
      double nextValue;
      do {
        next = sum(x, direction, length);
        nextValue = function.at(next, nextGradient);
        length /= 2;
      } while (nextValue > value + 2 * length * ENOUGH * slope && length > SHORTEST);
      if (nextValue >= value) {
        break; // as near as rounding lets it come
      }
      remember(changes, sum(next, x, -1), sum(nextGradient, gradient, -1));
      x = next;
      gradient = nextGradient;
      value = nextValue;
    }
    return x;
  }

  private static void remember(Deque<Change> changes, double[] step, double[] gradient) {
    double curvature = dot(step, gradient);
    if (curvature > 0) {
      changes.addFirst(new Change(step, gradient, curvature));
    }
    if (changes.size() > MEMORY) {
      changes.removeLast();
    }
  }

  /** Downhill: the two loops of Nocedal's algorithm. */
  private static double[] direction(double[] gradient, Deque<Change> changes) {
    double[] q = sum(new double[gradient.length], gradient, -1);
    double[] alphas = new double[changes.size()];
    int i = 0;
    for (Change change : changes) {
      alphas[i] = dot(change.step(), q) / change.curvature();
      q = sum(q, change.gradient(), -alphas[i++]);
    }
    if (!changes.isEmpty()) {
      Change last = changes.getFirst();
      double scale = last.curvature() / dot(last.gradient(), last.gradient());
      q = sum(new double[q.length], q, scale);
    }
    for (Iterator<Change> old = changes.descendingIterator(); old.hasNext(); ) {
      Change change = old.next();
      double beta = dot(change.gradient(), q) / change.curvature();
      q = sum(q, change.step(), alphas[--i] - beta);
    }
    return q;
  }

  private static double dot(double[] x, double[] y) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += x[i] * y[i];
    }
    return sum;
  }

  private static double[] sum(double[] x, double[] y, double factor) {
    double[] result = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      result[i] = x[i] + factor * y[i];
    }
    return result;
  }

  private static double largest(double[] x) {
    double largest = 0;
    for (double value : x) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }
}

package io.github.reversion.compute;

/**
 * A sequence of random numbers that is the same on every computer and Java version.
 *
 * <p>The generator is SplitMix64 (Steele, Lea and Flood 2014, "Fast splittable pseudorandom number
 * generators"): a counter advanced by an odd constant, its value mixed with the 13th of Stafford's
 * variants of the 64-bit MurmurHash3 finaliser. Not for use by several threads at once.
 */
public final class RandomStream {
  private final long increment;
  private long counter;
  private double spare = Double.NaN;

  /**
   * Starts a sequence.
   *
   * @param start first value of the counter
   * @param increment what it advances by; made odd, and varied where its bits change too seldom
   */
  RandomStream(long start, long increment) {
    long odd = increment | 1;
    boolean regular = Long.bitCount(odd ^ (odd >>> 1)) < 24;
    this.increment = regular ? odd ^ 0xaaaaaaaaaaaaaaaaL : odd;
    this.counter = start;
  }

  /** The next 64 random bits. */
  public long nextLong() {
    counter += increment;
    long bits = (counter ^ (counter >>> 30)) * 0xbf58476d1ce4e5b9L;
    bits = (bits ^ (bits >>> 27)) * 0x94d049bb133111ebL;
    return bits ^ (bits >>> 31);
  }

  /** The next number from 0 to below 1, a multiple of 2^-53. */
  public double nextDouble() {
    return (nextLong() >>> 11) * 0x1p-53;
  }

  /**
   * The next whole number from 0 to below a bound, each as likely as another.
   *
   * @throws IllegalArgumentException if the bound is not positive
   */
  public int nextInt(int bound) {
    if (bound < 1) {
      throw new IllegalArgumentException("The bound is " + bound + ", and must be at least 1.");
    }
    long bits;
    long value;
    do {
      bits = nextLong() >>> 1;
      value = bits % bound;
      // Negative where bits lie in the last, incomplete run of values.
    } while (bits - value + (bound - 1) < 0);
    return (int) value;
  }

  /** The next standard normal number, by the method of Box and Muller (1958). */
  public double nextGaussian() {
    if (!Double.isNaN(spare)) {
      double second = spare;
      spare = Double.NaN;
      return second;
    }
    // Math's functions may differ in the last bit from one computer to another.
    double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - nextDouble()));
    double angle = 2 * Math.PI * nextDouble();
    spare = radius * StrictMath.sin(angle);
    return radius * StrictMath.cos(angle);
  }

  /** Fills an array with the next standard normal numbers, rounded to single precision. */
  public void fillGaussian(float[] values) {
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) nextGaussian();
    }
  }
}

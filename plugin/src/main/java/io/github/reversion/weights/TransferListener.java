package io.github.reversion.weights;

/**
 * Watches the bytes of a long copy, and may end it.
 *
 * <p>It is told often, also while nothing arrives, so that a user need not wait to be heard. What
 * it throws (a {@link java.util.concurrent.CancellationException} if the user wants to stop) ends
 * the copy and is all that the caller sees.
 */
@FunctionalInterface
public interface TransferListener {
  /** Watches nothing. */
  TransferListener NONE = (what, done, total) -> {};

  /**
   * So much is done.
   *
   * @param what the file that is being written
   * @param done bytes of the whole job that are done
   * @param total bytes of the whole job
   */
  void progress(String what, long done, long total);

  /** As this one, for a part of a larger job: so many bytes are done before it, of so many. */
  default TransferListener within(long before, long whole) {
    return (what, done, total) -> progress(what, before + done, whole);
  }
}

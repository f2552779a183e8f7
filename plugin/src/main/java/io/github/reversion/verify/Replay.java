package io.github.reversion.verify;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import io.github.reversion.UserException;
import io.github.reversion.compute.Autograd;
import io.github.reversion.compute.ComputeDevice;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a part's cases are replayed with, and where their results go.
 *
 * @param part the part's name
 * @param device where to compute
 * @param manager makes arrays there
 * @param results is told of every case as soon as it is done
 */
record Replay(String part, ComputeDevice device, NDManager manager, Consumer<CaseResult> results) {
  private static final Logger LOG = LoggerFactory.getLogger(Replay.class);

  /** What a case computes and compares. */
  @FunctionalInterface
  interface Body {
    void run(Comparison comparison) throws Exception;
  }

  /** What a case that has expected tensors computes and compares. */
  @FunctionalInterface
  interface TensorBody {
    void run(GoldenCase golden) throws Exception;
  }

  /**
   * Replays one case: whatever it throws fails it, arrays it makes are freed after it, and no
   * gradients are recorded unless it asks for it.
   */
  void check(String name, Body body) {
    Comparison comparison = new Comparison();
    try (NDScope scope = new NDScope();
        Autograd off = Autograd.off()) {
      body.run(comparison);
    } catch (Exception | StackOverflowError | OutOfMemoryError e) {
      comparison.fault(sentence(e));
    }
    results.accept(comparison.result(part, name));
  }

  /** As the other; the case also fails if it leaves one of its expected tensors uncompared. */
  void check(String name, GoldenTensors tensors, String caseName, TensorBody body) {
    tensors.begin(caseName);
    check(
        name,
        comparison -> {
          GoldenCase golden = new GoldenCase(tensors, caseName, comparison);
          body.run(golden);
          golden.notCompared().forEach(tensor -> comparison.fault(tensor + ": not compared"));
        });
  }

  /** What to tell the user of an error. */
  static String sentence(Throwable e) {
    LOG.debug("A golden case failed", e);
    return e instanceof UserException
        ? e.getMessage()
        : e.getClass().getSimpleName() + ": " + e.getMessage();
  }
}

package io.github.reversion.verify;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.reversion.compute.ComputeDevice;
import io.github.reversion.compute.Torch;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a verification found.
 *
 * @param cases in the order they were replayed
 */
public record VerificationReport(List<CaseResult> cases) {
  private static final int FORMAT = 1;

  /** Copies the list. */
  public VerificationReport {
    cases = List.copyOf(cases);
  }

  /** How many cases passed. */
  public long passed() {
    return count(Verdict.PASSED);
  }

  /** How many cases failed. */
  public long failed() {
    return count(Verdict.FAILED);
  }

  /** How many cases the folder does not have. */
  public long skipped() {
    return count(Verdict.SKIPPED);
  }

  private long count(Verdict verdict) {
    return cases.stream().filter(result -> result.verdict() == verdict).count();
  }

  /** {@code N passed, N failed, N skipped}. */
  public String summaryLine() {
    return "%d passed, %d failed, %d skipped".formatted(passed(), failed(), skipped());
  }

  /**
   * The report for programs. The shape is stable; what is added later comes with a higher {@code
   * format}.
   *
   * <pre>{@code
   * {
   *   "format": 1,
   *   "version": "0.1.0",           version of this program, or "development"
   *   "engine": "PyTorch 2.7.1",    what computed
   *   "device": "cpu",              where, by the name that chooses it
   *   "reason": "...",              why there
   *   "passed": 3, "failed": 1, "skipped": 0,
   *   "cases": [
   *     {"part": "unet", "name": "tiny-sd15/square", "verdict": "passed",
   *      "error": 1e-6, "tolerance": 5e-5, "detail": "..."}
   *   ]
   * }
   * }</pre>
   *
   * Verdicts are {@code passed}, {@code failed} and {@code skipped}; error and tolerance are null
   * where {@link CaseResult} has no finite number.
   *
   * @param device where the cases were replayed
   */
  public ObjectNode toJson(ComputeDevice device) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("format", FORMAT);
    root.put("version", version());
    root.put("engine", "PyTorch " + Torch.engine().getVersion());
    root.put("device", device.name());
    root.put("reason", device.reason());
    root.put("passed", passed());
    root.put("failed", failed());
    root.put("skipped", skipped());
    ArrayNode list = root.putArray("cases");
    for (CaseResult result : cases) {
      list.addObject()
          .put("part", result.part())
          .put("name", result.name())
          .put("verdict", result.verdict().name().toLowerCase(Locale.ROOT))
          .put("error", finite(result.error()))
          .put("tolerance", finite(result.tolerance()))
          .put("detail", result.detail());
    }
    return root;
  }

  private static Double finite(double number) {
    return Double.isFinite(number) ? number : null;
  }

  private static String version() {
    return Optional.ofNullable(VerificationReport.class.getPackage().getImplementationVersion())
        .orElse("development");
  }
}

package io.github.reversion.command;

import ij.IJ;
import ij.measure.ResultsTable;
import io.github.reversion.compute.ComputeDevice;
import io.github.reversion.compute.DeviceReport;
import io.github.reversion.store.ModelStore;
import io.github.reversion.verify.CaseResult;
import io.github.reversion.verify.Verdict;
import io.github.reversion.verify.Verification;
import io.github.reversion.verify.VerificationReport;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/**
 * <b>Plugins &gt; ReVersion &gt; Device...</b>: what computes here and where, why a GPU is not used
 * and what to do about it; on request checks that the device computes right.
 */
@SuppressWarnings({
  "UnusedVariable",
  "MemberName"
}) // fields are read by their names, the keys of macros
@Plugin(type = Command.class, menuPath = "Plugins>ReVersion>Device...", initializer = "prepare")
public final class Device extends ReVersionCommand {
  @Parameter(
      label = "Device",
      description = "auto: a CUDA GPU where there is one; cpu, cuda, cuda:1, mps (experimental)",
      persist = false)
  private String device = "auto";

  @Parameter(
      label = "Verify",
      description =
          "Replays recorded cases on the device and says whether it computes what the reference"
              + " computes; takes seconds",
      persist = false)
  private boolean verify = false;

  @Parameter(type = ItemIO.OUTPUT, label = "Report", description = "What was found, a line each")
  private String report = "";

  @Override
  void work() {
    ComputeDevice chosen = ComputeDevice.choose(device);
    Map<String, String> rows = new LinkedHashMap<>(DeviceReport.of(chosen).rows());
    if (verify) {
      rows.put("Verification", verified(chosen));
    }
    report =
        rows.entrySet().stream()
            .map(row -> row.getKey() + ": " + row.getValue())
            .collect(Collectors.joining("\n"));
    report.lines().forEach(IJ::log);
    if (Screen.isWatched()) {
      show(rows);
    }
  }

  private String verified(ComputeDevice chosen) {
    try (Progress progress = new Progress(context(), this, "Verify", "Verifying")) {
      VerificationReport result =
          Verification.bundled(ModelStore.ofUser(), chosen, each -> look(each, progress));
      return result.summaryLine();
    } catch (CancellationException e) {
      return "stopped";
    }
  }

  private static void look(CaseResult result, Progress progress) {
    if (result.verdict() == Verdict.FAILED) {
      IJ.log("%s %s: %s".formatted(result.part(), result.name(), result.detail()));
    }
    if (progress.isCancelled()) {
      throw new CancellationException();
    }
  }

  private static void show(Map<String, String> rows) {
    ResultsTable table = new ResultsTable();
    rows.forEach(
        (question, answer) -> {
          table.addRow();
          table.addValue("What", question);
          table.addValue("Found", answer);
        });
    table.show("Device");
  }
}

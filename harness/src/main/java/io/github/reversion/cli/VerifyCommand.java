package io.github.reversion.cli;

import io.github.reversion.compute.ComputeDevice;
import io.github.reversion.compute.EngineInfo;
import io.github.reversion.settings.SettingException;
import io.github.reversion.verify.CaseResult;
import io.github.reversion.verify.Verdict;
import io.github.reversion.verify.Verification;
import io.github.reversion.verify.VerificationReport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;

/** {@code reversion verify}: whether this computer computes what the reference computes. */
@Command(
    name = "verify",
    description =
        "Checks that this computer, or a device of it, computes what the reference implementation"
            + " computes: replays recorded cases, says which error each has, and exits with 0 only"
            + " if none failed.",
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  reversion verify",
      "  reversion verify --device cuda --json verified.json"
    })
final class VerifyCommand implements Task {
  private static final String TF32 = "NVIDIA_TF32_OVERRIDE";

  @Option(
      names = "--goldens",
      paramLabel = "DIR",
      description = "a folder of recorded cases (default: the small embedded one)")
  private Path goldens;

  @Option(names = "--json", paramLabel = "FILE", description = "write the same as JSON")
  private Path json;

  @Mixin private final DeviceFlag device = DeviceFlag.auto();
  @Mixin private final CommonFlags common = new CommonFlags();
  private final Session session;

  VerifyCommand(Session session) {
    this.session = session;
  }

  @Override
  public CommandSpec spec() {
    return CommandSpec.forAnnotatedObject(this);
  }

  @Override
  public int run(ParseResult given) {
    if (goldens != null && !Files.isDirectory(goldens)) {
      throw new SettingException(
          "goldens is " + goldens + ", which is no folder; give one with a manifest.json.");
    }
    JsonTarget target = new JsonTarget(json);
    target.requireWritable();
    common.applyThreads();
    ComputeDevice chosen = device.choose();
    session.out().println(EngineInfo.of(chosen));
    VerificationReport report =
        goldens == null
            ? Verification.bundled(session.store(), chosen, this::show)
            : Verification.run(goldens, chosen, this::show);
    target.write(report.toJson(chosen));
    session.out().println(report.summaryLine());
    session.out().flush();
    hint(chosen, report.failed(), System.getenv(TF32)).ifPresent(session.err()::println);
    return report.failed() == 0 ? ExitStatus.DONE : ExitStatus.FAILED;
  }

  /** What makes a GPU fail that computes right: convolutions in TF32, its default. */
  static Optional<String> hint(ComputeDevice device, long failed, String override) {
    return device.isCuda() && failed > 0 && !"0".equals(override)
        ? Optional.of(
            "Newer GPUs compute convolutions in TF32, which is too coarse for these tolerances; set "
                + TF32
                + "=0 in the environment and verify again.")
        : Optional.empty();
  }

  private void show(CaseResult result) {
    String figures =
        Double.isNaN(result.error())
            ? ""
            : String.format(
                Locale.ROOT, "  error %.2g of %.2g allowed", result.error(), result.tolerance());
    String detail = result.verdict() == Verdict.PASSED ? "" : "  " + result.detail();
    session
        .out()
        .printf(
            "%-7s %s %s%s%s%n", result.verdict(), result.part(), result.name(), figures, detail);
    if (session.interrupted().getAsBoolean()) {
      throw new CancellationException();
    }
  }
}

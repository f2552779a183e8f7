package io.github.reversion.cli;

import io.github.reversion.RunFailedException;
import io.github.reversion.UserException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * What went wrong, as the user is told: one sentence, and an exit status.
 *
 * @param cause shown with {@code --debug} only
 */
record Failure(int status, String sentence, Throwable cause) {
  /** What Linux and macOS, quotas and Windows say. */
  private static final Pattern DISK_FULL =
      Pattern.compile("No space left on device|Disk quota exceeded|not enough space on the disk");

  private static final Logger LOG = LoggerFactory.getLogger(Failure.class);

  /** Sorts an error into those of the input and the rest: the one place that decides. */
  static Failure of(Throwable e) {
    if (e instanceof ParameterException wrong) {
      return new Failure(ExitStatus.REFUSED, usage(wrong), e);
    }
    if (e instanceof RunFailedException || (e instanceof UserException && isDiskFull(e))) {
      return new Failure(ExitStatus.RUN_FAILED, e.getMessage(), e);
    }
    if (e instanceof UserException) {
      return new Failure(ExitStatus.REFUSED, e.getMessage(), e);
    }
    if (e instanceof CancellationException) {
      return new Failure(ExitStatus.INTERRUPTED, "Stopped.", e);
    }
    if (e instanceof OutOfMemoryError) {
      return new Failure(
          ExitStatus.RUN_FAILED,
          "Memory ran out; lower --batch-size, or the size of the images, or choose --precision"
              + " bf16.",
          e);
    }
    if (e instanceof UncheckedIOException) {
      return new Failure(
          ExitStatus.RUN_FAILED,
          "%s (%s); free space, or make the place one that you may read and write"
              .formatted(e.getMessage(), e.getCause()),
          e);
    }
    return new Failure(
        ExitStatus.RUN_FAILED,
        "Unexpected failure: " + e + " (run it again with --debug to see where, and report that)",
        e);
  }

  /** Then nothing is wrong with what was asked for. */
  private static boolean isDiskFull(Throwable e) {
    return Stream.iterate(e, Objects::nonNull, Throwable::getCause)
        .anyMatch(
            cause ->
                cause instanceof IOException
                    && DISK_FULL.matcher(String.valueOf(cause.getMessage())).find());
  }

  /** Tells the user; returns the exit status. */
  int report(Session session, boolean debug) {
    String line = sentence.strip().replaceAll("\\s*\\R\\s*", " ");
    session.err().println(line.matches(".*[.?!]") ? line : line + ".");
    session.err().flush();
    if (debug) {
      LOG.error("Here it happened", cause);
    }
    return status;
  }

  private static String usage(ParameterException wrong) {
    String help = "see " + wrong.getCommandLine().getCommandSpec().qualifiedName() + " --help";
    if (!(wrong instanceof UnmatchedArgumentException unknown)) {
      return wrong.getMessage() + "; " + help;
    }
    boolean option = unknown.isUnknownOption();
    Optional<String> similar = unknown.getSuggestions().stream().filter(s -> option).findFirst();
    return "There is no %s '%s'; %s"
        .formatted(
            option ? "option" : "command",
            unknown.getUnmatched().get(0).replaceFirst("=.*", ""),
            similar.map(flag -> "did you mean " + flag + "?").orElse(help));
  }
}

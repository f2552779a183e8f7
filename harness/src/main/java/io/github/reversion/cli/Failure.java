package io.github.reversion.cli;

import io.github.reversion.RunFailedException;
import io.github.reversion.UserException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.CancellationException;
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
  private static final Logger LOG = LoggerFactory.getLogger(Failure.class);

  /** Sorts an error into those of the input and the rest: the one place that decides. */
  static Failure of(Throwable e) {
    if (e instanceof ParameterException wrong) {
      return new Failure(ExitStatus.REFUSED, usage(wrong), e);
    }
    if (e instanceof RunFailedException) {
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

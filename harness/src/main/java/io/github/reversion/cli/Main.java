package io.github.reversion.cli;

import io.github.reversion.store.ModelStore;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;

/** Where the program starts: {@code reversion invert|generate|verify|demo}. */
public final class Main {
  private Main() {}

  /** Runs the command line and ends the process with its exit status. */
  public static void main(String[] args) {
    Interruption interruption = new Interruption();
    Runtime.getRuntime().addShutdownHook(new Thread(interruption::request, "stop"));
    Session session =
        new Session(
            writer(System.out, "stdout.encoding"),
            writer(System.err, "stderr.encoding"),
            terminal(),
            interruption::requested,
            ModelStore.ofUser());
    int status = Cli.run(session, args);
    interruption.finished();
    System.exit(status);
  }

  /** In the encoding of the terminal: newer versions of Java name it apart from the system's. */
  private static PrintWriter writer(PrintStream stream, String property) {
    String encoding = System.getProperty(property, System.getProperty("native.encoding", "UTF-8"));
    return new PrintWriter(stream, true, Charset.forName(encoding));
  }

  @SuppressWarnings("SystemConsoleNull") // by this console it stays null in later versions too
  private static boolean terminal() {
    System.setProperty("jdk.console", "java.base");
    return System.console() != null && !"dumb".equals(System.getenv("TERM"));
  }
}

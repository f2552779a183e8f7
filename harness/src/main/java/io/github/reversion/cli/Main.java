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
    System.exit(run(args));
  }

  private static int run(String... args) {
    Interruption interruption = new Interruption();
    Session session =
        new Session(
            writer(System.out, "stdout.encoding"),
            writer(System.err, "stderr.encoding"),
            terminal(),
            interruption::requested,
            ModelStore.ofUser());
    // Last, and always followed by "finished": whatever ends the program waits for that.
    Runtime.getRuntime().addShutdownHook(new Thread(interruption::request, "stop"));
    try {
      return Cli.run(session, args);
    } finally {
      interruption.finished();
    }
  }

  /**
   * In the encoding of the terminal: newer versions of Java name it apart from the system's. One
   * that Java does not know is no reason to say nothing.
   */
  private static PrintWriter writer(PrintStream stream, String property) {
    String encoding = System.getProperty(property, System.getProperty("native.encoding", "UTF-8"));
    Charset charset;
    try {
      charset = Charset.forName(encoding);
    } catch (IllegalArgumentException e) {
      charset = Charset.defaultCharset();
    }
    return new PrintWriter(stream, true, charset);
  }

  @SuppressWarnings("SystemConsoleNull") // by this console it stays null in later versions too
  private static boolean terminal() {
    System.setProperty("jdk.console", "java.base");
    return System.console() != null && !"dumb".equals(System.getenv("TERM"));
  }
}

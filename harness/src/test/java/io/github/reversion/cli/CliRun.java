package io.github.reversion.cli;

import io.github.reversion.store.ModelStore;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * One call of the command line, in this process.
 *
 * @param status the exit status
 * @param out what it said
 * @param err what it complained about
 */
record CliRun(int status, String out, String err) {
  static final ModelStore STORE = new ModelStore(Path.of("target", "test-home"));

  static CliRun of(String... args) {
    return of(() -> false, args);
  }

  static CliRun of(BooleanSupplier interrupted, String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int status = Cli.run(session(out, err, interrupted), args);
    return new CliRun(status, out.toString(), err.toString());
  }

  static Session session(StringWriter out, StringWriter err, BooleanSupplier interrupted) {
    return new Session(new PrintWriter(out), new PrintWriter(err), false, interrupted, STORE);
  }

  List<String> complaints() {
    return err.lines().toList();
  }
}

package io.github.reversion.cli;

import io.github.reversion.store.InstalledModel;
import io.github.reversion.weights.DiskSpace;
import io.github.reversion.weights.TransferListener;
import java.util.concurrent.CancellationException;
import java.util.function.Function;

/** A model on its way to the others, on the terminal. */
final class Installing implements TransferListener {
  private static final double MEGABYTE = 1e6;

  private final Session session;
  private final Progress progress;

  private Installing(Session session) {
    this.session = session;
    progress = new Progress(session.out(), session.terminal(), "installing", System::nanoTime);
  }

  /** Installs and says what came of it. */
  static int run(Session session, Function<TransferListener, InstalledModel> way) {
    Installing installing = new Installing(session);
    InstalledModel model;
    try {
      model = way.apply(installing);
    } finally {
      installing.progress.end();
    }
    session
        .out()
        .printf(
            "Installed %s (%s, %s): choose it by --model %s%n",
            model.name(), model.type(), DiskSpace.text(model.bytes()), model.name());
    session.out().flush();
    return ExitStatus.DONE;
  }

  @Override
  public void progress(String what, long done, long total) {
    if (session.interrupted().getAsBoolean()) {
      throw new CancellationException();
    }
    progress.update(megabytes(done), megabytes(total), " MB");
  }

  /** At least one, as there is something to do. */
  private static int megabytes(long bytes) {
    return (int) Math.max(1, Math.round(bytes / MEGABYTE));
  }
}

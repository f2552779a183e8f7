package io.github.reversion.command;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import javax.swing.JPanel;
import javax.swing.JProgressBar;
import javax.swing.SwingUtilities;

/** Does something that takes a while behind a dialog that can stop it. */
final class Waiting {
  private Waiting() {}

  /**
   * Does it.
   *
   * @param work is given what tells whether it is to stop
   * @return what the work returns, and throws what it throws
   */
  static <T> T on(String title, Function<BooleanSupplier, T> work) {
    AtomicBoolean stop = new AtomicBoolean();
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    CompletableFuture<T> result = new CompletableFuture<>();
    ModalDialog.ask(
        () -> {
          JProgressBar bar = new JProgressBar();
          bar.setIndeterminate(true);
          JPanel panel = new JPanel();
          panel.add(bar);
          ModalDialog dialog = new ModalDialog(title, panel);
          dialog.glue();
          dialog.button("Stop", () -> stop.set(true));
          Thread worker = new Thread(() -> work(work, stop, result, dialog), "ReVersion: " + title);
          worker.setContextClassLoader(loader);
          worker.start();
          dialog.show();
          return true;
        });
    stop.set(true);
    return joined(result);
  }

  private static <T> void work(
      Function<BooleanSupplier, T> work,
      AtomicBoolean stop,
      CompletableFuture<T> result,
      ModalDialog dialog) {
    try {
      result.complete(work.apply(stop::get));
    } catch (RuntimeException | Error e) {
      result.completeExceptionally(e);
    } finally {
      SwingUtilities.invokeLater(dialog::close);
    }
  }

  private static <T> T joined(CompletableFuture<T> result) {
    try {
      return result.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof Error cause) {
        throw cause;
      }
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }
}

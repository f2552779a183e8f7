package io.github.reversion.command;

import ij.IJ;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.scijava.Cancelable;
import org.scijava.Context;
import org.scijava.app.StatusService;
import org.scijava.task.Task;
import org.scijava.task.TaskService;

/**
 * Shows how far a command is in every place where users look, and asks in every place whether they
 * stopped it: Fiji's table of tasks, the status bar, the Escape key, the command itself.
 */
public final class Progress implements AutoCloseable {
  private final BooleanSupplier stopped;
  private final Task task;
  private final StatusService status;
  private final Optional<WorkWindow> window;
  private final long start = System.nanoTime();
  private long first = -1;

  /** A script's work that begins with a model. */
  public Progress(Context context, String name) {
    this(context, () -> false, name, "Loading the model", Optional.empty());
  }

  /** A command that begins with a model. */
  Progress(Context context, Cancelable command, String name) {
    this(context, command, name, "Loading the model");
  }

  /** A command that begins with something else. */
  Progress(Context context, Cancelable command, String name, String beginning) {
    this(context, command::isCanceled, name, beginning, Optional.empty());
  }

  private Progress(
      Context context,
      BooleanSupplier stopped,
      String name,
      String beginning,
      Optional<WorkWindow> window) {
    this.stopped = stopped;
    this.window = window;
    status = context.service(StatusService.class);
    task = context.service(TaskService.class).createTask(name);
    IJ.resetEscape();
    task.start();
    say(beginning);
  }

  /**
   * A command that begins with a model and takes long: with a window of its own, if somebody can
   * see it.
   *
   * @param kept what a stop leaves
   */
  static Progress inWindow(Context context, Cancelable command, String name, String kept) {
    Optional<WorkWindow> window =
        Screen.isWatched() ? Optional.of(new WorkWindow(name, kept)) : Optional.empty();
    return new Progress(context, command::isCanceled, name, "Loading the model", window);
  }

  private void say(String message) {
    task.setStatusMessage(message);
    status.showStatus(message);
    IJ.showStatus(message);
    window.ifPresent(w -> w.say(message));
  }

  /**
   * So much is done.
   *
   * @param message what, for people; the time left is added
   */
  void at(int done, int total, String message) {
    if (first < 0) {
      // A resumed run starts in the middle.
      first = done - 1L;
    }
    task.setProgressMaximum(total);
    task.setProgressValue(done);
    status.showProgress(done, total);
    window.ifPresent(w -> w.at(done, total));
    say(message + timeLeft(done, total));
    IJ.showProgress((double) done / total);
  }

  private String timeLeft(int done, int total) {
    double perStep = (System.nanoTime() - start) * 1e-9 / (done - first);
    long seconds = Math.round(perStep * (total - done));
    return done == total ? "" : ", %d:%02d left".formatted(seconds / 60, seconds % 60);
  }

  boolean isCancelled() {
    return task.isCanceled()
        || stopped.getAsBoolean()
        || IJ.escapePressed()
        || window.map(WorkWindow::isStopped).orElse(false);
  }

  @Override
  public void close() {
    task.finish();
    window.ifPresent(WorkWindow::close);
    status.clearStatus();
    IJ.showProgress(1.0);
    IJ.showStatus("");
  }
}

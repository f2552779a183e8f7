package io.github.reversion.command;

import java.util.function.Predicate;
import org.scijava.Context;
import org.scijava.event.EventHandler;
import org.scijava.event.EventService;
import org.scijava.task.Task;
import org.scijava.task.event.TaskEvent;

/** Stops a task at some point, as the icon in Fiji's table of tasks does. */
public final class StopIcon {
  private final Predicate<Task> point;

  private StopIcon(Predicate<Task> point) {
    this.point = point;
  }

  /** Presses it when the first task reaches the point; hold the result, SciJava does not. */
  public static StopIcon pressAt(Context context, Predicate<Task> point) {
    StopIcon icon = new StopIcon(point);
    context.service(EventService.class).subscribe(icon);
    return icon;
  }

  @EventHandler
  public void onEvent(TaskEvent event) {
    Task task = event.getTask();
    if (!task.isCanceled() && !task.isDone() && point.test(task)) {
      task.cancel("stop icon");
    }
  }
}

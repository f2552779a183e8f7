package io.github.reversion.command;

import java.util.List;
import java.util.concurrent.ExecutionException;
import org.scijava.Cancelable;
import org.scijava.Context;
import org.scijava.app.StatusService;
import org.scijava.command.Command;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.event.EventService;
import org.scijava.module.MethodCallException;
import org.scijava.module.Module;
import org.scijava.module.ModuleService;
import org.scijava.task.TaskService;

/** Runs commands as a host without a screen does. */
final class Host implements AutoCloseable {
  private final Context context =
      new Context(CommandService.class, TaskService.class, StatusService.class, EventService.class);

  Context context() {
    return context;
  }

  /** All commands that SciJava finds, of this project. */
  List<CommandInfo> commands() {
    return context.service(CommandService.class).getCommands().stream()
        .filter(info -> info.getDelegateClassName().startsWith("io.github.reversion."))
        .toList();
  }

  CommandInfo info(Class<? extends Command> command) {
    return context.service(CommandService.class).getCommand(command);
  }

  /** Runs a command to its end; names and values of inputs alternate. */
  Module run(Class<? extends Command> command, Object... inputs) {
    CommandService commands = context.service(CommandService.class);
    try {
      return commands.run(command, false, inputs).get();
    } catch (ExecutionException e) {
      throw new AssertionError("Commands do not throw", e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Prepares a command as hosts do before they ask. */
  Module prepare(Class<? extends Command> command, Object... inputs) throws Exception {
    Module module = context.service(ModuleService.class).createModule(info(command));
    for (int i = 0; i < inputs.length; i += 2) {
      module.setInput((String) inputs[i], inputs[i + 1]);
    }
    new MacroPreprocessor().process(module);
    try {
      module.initialize();
    } catch (MethodCallException e) {
      throw new AssertionError("Commands do not throw", e);
    }
    return module;
  }

  /** The sentence by which a command was cancelled, or an empty text. */
  static String refusal(Module module) {
    String reason = ((Cancelable) module).getCancelReason();
    return reason == null ? "" : reason;
  }

  @Override
  public void close() {
    context.close();
  }
}

package io.github.reversion.ij1;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.plugin.PlugIn;
import io.github.reversion.UserException;
import io.github.reversion.command.MacroOptions;
import io.github.reversion.command.MacroPreprocessor;
import java.awt.GraphicsEnvironment;
import java.util.concurrent.ExecutionException;
import org.scijava.Cancelable;
import org.scijava.Context;
import org.scijava.app.StatusService;
import org.scijava.command.CommandService;
import org.scijava.log.LogService;
import org.scijava.module.MethodCallException;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.module.ModuleService;
import org.scijava.task.TaskService;

/** Runs a SciJava command in plain ImageJ: gives it the active image, asks, shows what it made. */
public final class CommandPlugIn implements PlugIn {

  /** Runs a command and returns when it is done; {@code command} is its class. */
  @Override
  public void run(String command) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    // SciJava finds commands and services through it; ImageJ's own knows nothing of plugins.
    thread.setContextClassLoader(CommandPlugIn.class.getClassLoader());
    try (Context context =
        new Context(
            CommandService.class,
            ModuleService.class,
            TaskService.class,
            StatusService.class,
            LogService.class)) {
      ModuleService modules = context.service(ModuleService.class);
      Module module =
          modules.createModule(context.service(CommandService.class).getCommand(command));
      run(modules, module);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private static void run(ModuleService modules, Module module) {
    try {
      for (ModuleItem<?> input : MacroOptions.inputs(module.getInfo())) {
        if (input.getType() == ImagePlus.class) {
          module.setInput(input.getName(), WindowManager.getCurrentImage());
        }
      }
      new MacroPreprocessor().process(module);
      if (!isCancelled(module)) {
        module.initialize();
      }
      boolean ask = MacroOptions.current().isEmpty() && !GraphicsEnvironment.isHeadless();
      if (!isCancelled(module) && (!ask || new CommandDialog(module).show())) {
        modules.run(module, false).get();
      }
    } catch (UserException e) {
      IJ.error(MacroOptions.title(module.getInfo()), e.getMessage());
    } catch (MethodCallException | ExecutionException e) {
      throw new IllegalStateException("Commands do not throw", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    finish(module);
  }

  private static void finish(Module module) {
    for (ModuleItem<?> output : module.getInfo().outputs()) {
      if (module.getOutput(output.getName()) instanceof ImagePlus image) {
        image.show();
      }
    }
    String sentence = isCancelled(module) ? ((Cancelable) module).getCancelReason() : "";
    if (!sentence.isEmpty()) {
      IJ.error(MacroOptions.title(module.getInfo()), sentence);
    }
  }

  private static boolean isCancelled(Module module) {
    return module instanceof Cancelable command && command.isCanceled();
  }
}

package io.github.reversion.command;

import org.scijava.Priority;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.module.process.AbstractPreprocessorPlugin;
import org.scijava.module.process.PreprocessorPlugin;
import org.scijava.plugin.Plugin;

/**
 * Gives our commands the options of the macro that called them; after the host has chosen the
 * image, before it would ask in a dialog.
 */
@Plugin(type = PreprocessorPlugin.class, priority = Priority.HIGH + 1)
public final class MacroPreprocessor extends AbstractPreprocessorPlugin {

  /** Reads the options of the current macro, if there is one; looks at no command but ours. */
  @Override
  public void process(Module module) {
    if (module.getDelegateObject() instanceof ReVersionCommand command) {
      command.guard(
          () -> MacroOptions.current().ifPresent(o -> o.applyTo(module, command.context())));
      if (command.isCanceled()) {
        cancel(command.getCancelReason());
      }
      command.ownQuestions().forEach(module::resolveInput);
      for (ModuleItem<?> output : module.getInfo().outputs()) {
        if (output.getType() == String.class) {
          // Otherwise Fiji opens a text window to show it.
          module.resolveOutput(output.getName());
        }
      }
    }
  }
}

package io.github.reversion.classpath;

import ij.ImagePlus;
import io.github.reversion.command.Device;
import io.github.reversion.command.GenerateImages;
import io.github.reversion.command.InvertRelation;
import io.github.reversion.command.Models;
import io.github.reversion.command.OpenExemplars;
import io.github.reversion.hub.Hub;
import io.github.reversion.hub.HubAccess;
import java.io.File;
import java.util.Map;
import org.scijava.Cancelable;
import org.scijava.Context;
import org.scijava.app.StatusService;
import org.scijava.command.Command;
import org.scijava.command.CommandService;
import org.scijava.module.Module;
import org.scijava.task.TaskService;

/**
 * What a user does first, as short as it can be: looks for devices and models, learns a relation,
 * draws with it. Fails if a command refuses; the argument is the relation file to write.
 */
public final class MainJob {
  private MainJob() {}

  public static void main(String[] args) throws Exception {
    File relation = new File(args[0]);
    try (Context context =
        new Context(CommandService.class, TaskService.class, StatusService.class)) {
      CommandService commands = context.service(CommandService.class);
      run(commands, Device.class, Map.of());
      run(commands, Models.class, Map.of());
      new Hub(HubAccess.of(Map.of()));
      Object exemplars = run(commands, OpenExemplars.class, Map.of()).getOutput("exemplars");
      run(
          commands,
          InvertRelation.class,
          Map.of("image", exemplars, "steps", "2", "preview_every", "1", "out", relation));
      Map<String, Object> drawing =
          Map.of("relation", relation, "steps", "2", "prompts", "red star {} blue circle");
      Module drawn = run(commands, GenerateImages.class, drawing);
      if (((ImagePlus) drawn.getOutput("images")).getWidth() != 64) {
        throw new IllegalStateException("The image has another size");
      }
    }
    System.exit(0); // threads of the engine live on
  }

  private static Module run(
      CommandService commands, Class<? extends Command> command, Map<String, Object> inputs)
      throws Exception {
    Module module = commands.run(command, false, inputs).get();
    String refusal = ((Cancelable) module).getCancelReason();
    if (refusal != null && !refusal.isEmpty()) {
      throw new IllegalStateException(command.getSimpleName() + " refuses: " + refusal);
    }
    return module;
  }
}

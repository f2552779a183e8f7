package io.github.reversion.harness.evaluation;

import io.github.reversion.command.EvaluateRelation;
import io.github.reversion.exemplar.EntityDetector;
import java.io.File;
import org.scijava.Cancelable;
import org.scijava.Context;
import org.scijava.app.StatusService;
import org.scijava.command.CommandService;
import org.scijava.module.Module;
import org.scijava.task.TaskService;

/**
 * What a user does with the jars of the harness in Fiji. Fails if the command refuses; the
 * arguments are a relation file and what it shows.
 */
public final class EvaluateInFiji {
  private EvaluateInFiji() {}

  /** Prints the measures, and whether entities are counted. */
  public static void main(String[] args) throws Exception {
    try (Context context =
        new Context(CommandService.class, TaskService.class, StatusService.class)) {
      Object[] inputs = {
        "relation", new File(args[0]), "shows", args[1], "pairs", 2, "steps", 2, "seed", 1
      };
      Module module =
          context.service(CommandService.class).run(EvaluateRelation.class, false, inputs).get();
      String refusal = ((Cancelable) module).getCancelReason();
      if (refusal != null) {
        throw new IllegalStateException(refusal);
      }
      System.out.println(module.getOutput("measures"));
      System.out.println("counts entities: " + EntityDetector.installed().isPresent());
    }
    System.exit(0); // threads of the engine live on
  }
}

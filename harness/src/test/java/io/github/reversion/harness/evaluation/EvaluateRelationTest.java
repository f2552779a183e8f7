package io.github.reversion.harness.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import io.github.reversion.command.EvaluateRelation;
import io.github.reversion.relation.Relation;
import io.github.reversion.relation.RelationFile;
import io.github.reversion.relation.RelationInfo;
import java.io.File;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Cancelable;
import org.scijava.Context;
import org.scijava.app.StatusService;
import org.scijava.command.CommandService;
import org.scijava.event.EventService;
import org.scijava.module.Module;
import org.scijava.task.TaskService;

/** The command of the menu, whole: it draws with a relation, and the harness's jar judges. */
@Tag("slow")
class EvaluateRelationTest {
  private static final int WIDTH = 128;

  @TempDir private Path temp;

  private static Module run(Object... inputs) throws InterruptedException, ExecutionException {
    try (Context context =
        new Context(
            CommandService.class, TaskService.class, StatusService.class, EventService.class)) {
      return context.service(CommandService.class).run(EvaluateRelation.class, false, inputs).get();
    }
  }

  /** Of one vector that nobody learned. */
  private File relation() {
    Random random = new Random(1);
    float[] vector = new float[WIDTH];
    for (int i = 0; i < WIDTH; i++) {
      vector[i] = (float) random.nextGaussian() / 10;
    }
    Path file = temp.resolve("mine.safetensors");
    RelationFile.write(file, new Relation("<R>", new float[][] {vector}, RelationInfo.empty()));
    return file.toFile();
  }

  @Test
  void imagesAreDrawnAndJudgedAndCounted() throws Exception {
    Module done =
        run("relation", relation(), "shows", "wrapped_in", "pairs", 3, "steps", 4, "seed", 1);

    assertEquals(null, ((Cancelable) done).getCancelReason());
    ImagePlus images = (ImagePlus) done.getOutput("images");
    assertEquals("Evaluation of mine", images.getTitle());
    assertEquals(3, images.getStackSize());
    for (int slice = 1; slice <= 3; slice++) {
      String label = images.getStack().getSliceLabel(slice);
      assertTrue(label.matches("\\w+ \\w+ \\{} \\w+ \\w+; seed \\d+; (right|wrong): .*"), label);
    }
    String measures = (String) done.getOutput("measures");
    assertTrue(measures.startsWith("oracle.relation: "), measures);
    assertTrue(measures.contains("n = 3"), measures);
  }

  @Test
  void aRelationThatTheWorldDoesNotKnowIsRefusedBeforeAnythingIsDrawn() throws Exception {
    Module refused = run("relation", relation(), "shows", "magic", "pairs", 3);

    String reason = ((Cancelable) refused).getCancelReason();
    assertTrue(reason.contains("magic"), reason);
    assertEquals(null, refused.getOutput("images"));
  }
}

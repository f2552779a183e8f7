package io.github.reversion.cli;

import ij.ImagePlus;
import io.github.reversion.benchmark.EntityPairs;
import io.github.reversion.benchmark.world.EntityPair;
import io.github.reversion.compute.Draws;
import io.github.reversion.compute.RandomStream;
import io.github.reversion.exemplar.ExemplarFolder;
import io.github.reversion.exemplar.Exemplars;
import io.github.reversion.exemplar.ij.StackExemplars;
import io.github.reversion.image.ImageFiles;
import io.github.reversion.inversion.InversionOptions;
import io.github.reversion.inversion.InversionResult;
import io.github.reversion.pipeline.GenerationOptions;
import io.github.reversion.pipeline.ImageRequest;
import io.github.reversion.pipeline.StableDiffusion;
import io.github.reversion.run.Asked;
import io.github.reversion.run.GenerationJob;
import io.github.reversion.run.ImageSeries;
import io.github.reversion.run.InversionFiles;
import io.github.reversion.run.InversionJob;
import io.github.reversion.run.ModelChoice;
import io.github.reversion.run.RelationSource;
import io.github.reversion.store.ModelStore;
import io.github.reversion.weights.Folders;
import java.nio.file.Path;
import java.util.List;

/**
 * The main job on the embedded model: a relation is learned from a stack of exemplars, and drawn
 * with entities that the exemplars do not have; beside that, the same entities with a mere "and".
 *
 * @param learning how the relation is learned
 * @param drawing how images are drawn
 * @param out takes everything
 */
record Demo(Session session, InversionOptions learning, GenerationOptions drawing, Path out) {
  private static final String RELATION = "wrapped_in";
  private static final String PLAIN = "and";
  private static final int PICTURES = 16;
  private static final Asked ASKED = new Asked(Presets.quick().name(), ModelChoice.mini());

  /** Runs it; returns whether it came to its end. */
  boolean run() {
    Folders.make(out);
    Exemplars exemplars = openAsStack();
    try (StableDiffusion model = ASKED.choice().load(session.store())) {
      session.out().printf("Learning <R> from %d exemplars%n", exemplars.list().size());
      InversionFiles files = new InversionFiles(out.resolve(RELATION + ".safetensors"));
      InversionResult learned =
          Inverting.run(
              new InversionJob(model, exemplars, learning, drawing, files, false, ASKED), session);
      return learned.outcome() == InversionResult.Outcome.COMPLETED
          && draw(model, exemplars, RelationSource.of(learned.relation(), files.relation()));
    }
  }

  /** As a user has them open in ImageJ: captions in slice labels. */
  private Exemplars openAsStack() {
    Path folder = session.store().exemplars(ModelStore.EXAMPLE + RELATION);
    ImagePlus stack = StackExemplars.toStack(ExemplarFolder.read(folder));
    return StackExemplars.read(stack);
  }

  private boolean draw(StableDiffusion model, Exemplars exemplars, RelationSource learned) {
    RandomStream stream = new Draws(learning.seed()).stream("pairs");
    List<EntityPair> pairs = EntityPairs.unseen(stream, PICTURES, exemplars);
    Path montage = out.resolve("montage.png");
    String token = learned.relation().token();
    session.out().println("Drawing new entities with " + token);
    Drawing with = draw(model, List.of(learned), prompts(pairs, token), "with-relation");
    if (with.files().size() < PICTURES) {
      return false;
    }
    session.out().println("Drawing the same with \"" + PLAIN + "\"");
    Drawing without = draw(model, List.of(), prompts(pairs, PLAIN), "with-and");
    if (without.files().size() < PICTURES) {
      return false;
    }
    ImageFiles.writePng(montage, DemoMontage.of(exemplars, with, without).draw());
    session.out().println("montage:    " + montage);
    session.out().flush();
    return true;
  }

  private static List<String> prompts(List<EntityPair> pairs, String word) {
    return pairs.stream().map(pair -> pair.prompt(word)).toList();
  }

  private Drawing draw(
      StableDiffusion model, List<RelationSource> relations, List<String> prompts, String folder) {
    List<ImageRequest> requests = ImageRequest.series(prompts, 1, learning.seed());
    return Drawing.run(
        new GenerationJob(
            model, ImageSeries.of(relations, requests), drawing, out.resolve(folder), ASKED),
        session);
  }
}

package io.github.reversion.harness.runs;

import io.github.reversion.UserException;
import io.github.reversion.benchmark.suite.Suite;
import io.github.reversion.compute.Torch;
import io.github.reversion.harness.plan.Unit;
import io.github.reversion.pipeline.StableDiffusion;
import io.github.reversion.store.ModelStore;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Does units of work by a model that is loaded in this process. The first that fails is thrown.
 *
 * @param suite names the options and the seeds
 * @param model that learns and draws
 * @param folder for relations and images
 * @param store where exemplars are
 * @param threads that an operation uses, on which bytes depend; 1 or more
 * @param warnings takes sentences for the user
 */
public record LocalUnitRunner(
    Suite suite,
    StableDiffusion model,
    RunFolder folder,
    ModelStore store,
    int threads,
    Consumer<String> warnings)
    implements UnitRunner {

  @Override
  public RunDescription description() {
    return RunDescription.of(suite, model, threads);
  }

  @Override
  public Map<String, String> versions() {
    return Environment.versions(model.device());
  }

  @Override
  public List<String> hosts() {
    return List.of(Environment.hostName());
  }

  @Override
  public int batch() {
    return 1;
  }

  @Override
  public boolean has(String file) {
    return Files.isRegularFile(folder.root().resolve(file));
  }

  /**
   * Goes on from the unit's checkpoint, if there is one.
   *
   * @throws UserException if exemplars have changed
   * @throws io.github.reversion.RunFailedException if the loss was no number any more
   */
  @Override
  public void learn(Unit.Inversion unit, BooleanSupplier stop) {
    Torch.setThreads(threads); // a property of the thread that computes
    new Learner(model, folder, warnings)
        .learn(unit, folder.exemplars(unit.relation(), store), stop);
  }

  @Override
  public void draw(List<PromptSamples> prompts, Consumer<ImageLine> drawn, BooleanSupplier stop) {
    Torch.setThreads(threads);
    Drawer drawer = new Drawer(suite, model, folder, warnings);
    for (PromptSamples some : prompts) {
      drawer.draw(some, drawn, stop);
    }
  }
}

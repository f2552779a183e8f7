package io.github.reversion.harness.runs;

import io.github.reversion.UserException;
import io.github.reversion.benchmark.suite.ExemplarSource;
import io.github.reversion.benchmark.suite.SuiteRelation;
import io.github.reversion.exemplar.Exemplars;
import io.github.reversion.harness.json.Json;
import io.github.reversion.harness.json.JsonLines;
import io.github.reversion.harness.plan.Plan;
import io.github.reversion.harness.plan.Unit;
import io.github.reversion.store.ModelStore;
import io.github.reversion.weights.Folders;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Runs a plan into a folder: learns the relations, then draws the images. What is done already is
 * not done again, and whatever ends it, it can be run again; the files come out the same, byte for
 * byte, for every number of workers and whoever does the units.
 *
 * @param plan what to do
 * @param runner does it
 * @param folder made if need be
 * @param workers that ask the runner side by side
 * @param clock tells {@code environment.json} the time
 * @param listener hears of it from several threads, and may stop it
 */
public record SuiteRun(
    Plan plan,
    UnitRunner runner,
    RunFolder folder,
    Workers workers,
    InstantSource clock,
    RunListener listener) {

  /**
   * Runs it.
   *
   * @param store where exemplars are
   * @throws UserException if exemplars have changed, the folder is of another run, a relation
   *     cannot be learned or a file not be written; what is done is kept
   */
  public void run(ModelStore store) {
    Map<String, Exemplars> exemplars = new HashMap<>();
    for (SuiteRelation relation : plan.relations()) {
      exemplars.put(relation.name(), relation.exemplars().read(store));
    }
    Folders.make(folder.root());
    try (FolderLock lock = FolderLock.of(folder.root())) {
      begin(exemplars);
      Environment before = Environment.read(folder.environment());
      Environment.Sitting sitting = Environment.Sitting.begin(clock, workers.count(), runner);
      Json.write(folder.environment(), before.with(sitting));
      Places places = new Places(plan.suite());
      mend(places);
      try {
        learn();
        if (!listener.cancelled()) {
          draw(places);
        }
      } finally {
        folder.imageLines().replace(folder.images(places, listener::warning));
        Json.write(folder.environment(), before.with(sitting.end(clock, runner)));
      }
    }
  }

  private void begin(Map<String, Exemplars> exemplars) {
    folder.claim(plan.suite(), runner.description());
    Folders.make(folder.exemplarNote("any").getParent());
    for (SuiteRelation relation : plan.relations()) {
      Exemplars list = exemplars.get(relation.name());
      ExemplarNote.keep(folder.exemplarNote(relation.name()), list);
      if (relation.exemplars().source() instanceof ExemplarSource.Folder original) {
        folder.keptExemplars(relation.name()).keep(original.folder(), list);
      }
    }
  }

  /** Takes broken lines away, of which the user is told, so that lines can be added. */
  private void mend(Places places) {
    folder.imageLines().replace(folder.images(places, listener::warning));
  }

  private void learn() {
    int all = plan.inversions().size();
    List<Unit.Inversion> left =
        plan.inversions().stream().filter(unit -> !folder.isLearned(unit)).toList();
    AtomicInteger done = new AtomicInteger(all - left.size());
    listener.relations(done.get(), all);
    List<Workers.Task> tasks = new ArrayList<>();
    for (Unit.Inversion unit : left) {
      tasks.add(
          stop -> {
            runner.learn(unit, stop);
            if (folder.isLearned(unit)) {
              listener.relations(done.incrementAndGet(), all);
            }
          });
    }
    workers.run(tasks, listener::cancelled);
  }

  private void draw(Places places) {
    List<PromptSamples> left = left(Drawn.in(folder, places, runner::has));
    int leftImages = left.stream().mapToInt(some -> some.samples().size()).sum();
    AtomicLong done = new AtomicLong(plan.images() - leftImages);
    listener.images(done.get(), plan.images());
    JsonLines<ImageLine> lines = folder.imageLines();
    Consumer<ImageLine> keep =
        line -> {
          lines.append(line);
          listener.images(done.incrementAndGet(), plan.images());
        };
    List<PromptSamples> possible =
        left.stream().filter(some -> some.inversion().map(folder::isLearned).orElse(true)).toList();
    workers.run(
        Batches.of(possible, runner.batch()).stream()
            .<Workers.Task>map(batch -> stop -> runner.draw(batch, keep, stop))
            .toList(),
        listener::cancelled);
  }

  /** The images that are to be drawn, also those whose relation a runner did not learn. */
  private List<PromptSamples> left(Drawn there) {
    Map<Optional<Unit.Inversion>, Optional<String>> embeddings = new HashMap<>();
    List<PromptSamples> left = new ArrayList<>();
    for (Unit.Images prompt : plan.prompts()) {
      for (PromptSamples all : PromptSamples.of(plan.suite(), prompt)) {
        String embedding =
            embeddings.computeIfAbsent(all.inversion(), folder::embedding).orElse("none");
        PromptSamples missing = there.missing(all, embedding);
        if (!missing.samples().isEmpty()) {
          left.add(missing);
        }
      }
    }
    return left;
  }
}

package io.github.reversion.harness.runs;

import io.github.reversion.UserException;
import io.github.reversion.benchmark.suite.SuiteRelation;
import io.github.reversion.compute.Torch;
import io.github.reversion.exemplar.Exemplars;
import io.github.reversion.harness.json.Json;
import io.github.reversion.harness.json.JsonLines;
import io.github.reversion.harness.plan.Plan;
import io.github.reversion.harness.plan.Unit;
import io.github.reversion.pipeline.StableDiffusion;
import io.github.reversion.run.RelationSource;
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

/**
 * Runs a plan into a folder: learns the relations, then draws the images. What is done already is
 * not done again, and whatever ends it, it can be run again; the files come out the same, byte for
 * byte, for every number of workers.
 *
 * @param plan what to do
 * @param model that learns and draws
 * @param folder made if need be
 * @param workers that do it
 * @param threads that an operation of each of them uses, on which bytes depend; 1 or more
 * @param clock tells {@code environment.json} the time
 * @param listener hears of it from several threads, and may stop it
 */
public record SuiteRun(
    Plan plan,
    StableDiffusion model,
    RunFolder folder,
    Workers workers,
    int threads,
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
      Environment.Sitting sitting =
          Environment.Sitting.begin(clock, workers.count(), model.device());
      Json.write(folder.environment(), before.with(sitting));
      Places places = new Places(plan.suite());
      mend(places);
      try {
        learn(exemplars);
        if (!listener.cancelled()) {
          draw(places);
        }
      } finally {
        folder.imageLines().replace(folder.images(places, listener::warning));
        Json.write(folder.environment(), before.with(sitting.end(clock)));
      }
    }
  }

  private void begin(Map<String, Exemplars> exemplars) {
    folder.claim(plan.suite(), RunDescription.of(plan.suite(), model, threads));
    Folders.make(folder.exemplarNote("any").getParent());
    exemplars.forEach((relation, list) -> ExemplarNote.keep(folder.exemplarNote(relation), list));
  }

  /** Takes broken lines away, of which the user is told, so that lines can be added. */
  private void mend(Places places) {
    folder.imageLines().replace(folder.images(places, listener::warning));
  }

  private void learn(Map<String, Exemplars> exemplars) {
    Learner learner = new Learner(model, folder, exemplars, listener);
    int all = plan.inversions().size();
    List<Unit.Inversion> left =
        plan.inversions().stream().filter(unit -> !learner.isDone(unit)).toList();
    AtomicInteger done = new AtomicInteger(all - left.size());
    listener.relations(done.get(), all);
    List<Workers.Task> tasks = new ArrayList<>();
    for (Unit.Inversion unit : left) {
      tasks.add(
          stop -> {
            learner.learn(unit, stop);
            if (learner.isDone(unit)) {
              listener.relations(done.incrementAndGet(), all);
            }
          });
    }
    work(tasks);
  }

  private void draw(Places places) {
    AtomicLong done = new AtomicLong();
    JsonLines<ImageLine> lines = folder.imageLines();
    Drawer drawer =
        new Drawer(
            plan.suite(),
            model,
            folder,
            lines,
            listener,
            () -> listener.images(done.incrementAndGet(), plan.images()));
    Drawn there = Drawn.in(folder, places);
    Map<Optional<Unit.Inversion>, Optional<RelationSource>> learned = new HashMap<>();
    List<Workers.Task> tasks = new ArrayList<>();
    for (Unit.Images prompt : plan.prompts()) {
      drawer
          .parts(prompt)
          .forEach(
              (inversion, samples) -> {
                Optional<RelationSource> relation =
                    learned.computeIfAbsent(inversion, drawer::learned);
                List<Integer> left = there.missing(prompt, samples, Drawer.hash(relation));
                done.addAndGet(samples.size() - left.size());
                if (!left.isEmpty()) {
                  tasks.add(stop -> drawer.draw(prompt, left, relation, stop));
                }
              });
    }
    listener.images(done.get(), plan.images());
    work(tasks);
  }

  private void work(List<Workers.Task> tasks) {
    List<Workers.Task> computing = new ArrayList<>();
    for (Workers.Task task : tasks) {
      computing.add(
          stop -> {
            Torch.setThreads(threads); // a property of the worker's thread
            task.run(stop);
          });
    }
    workers.run(computing, listener::cancelled);
  }
}

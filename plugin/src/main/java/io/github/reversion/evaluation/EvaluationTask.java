package io.github.reversion.evaluation;

import io.github.reversion.compute.ComputeDevice;
import io.github.reversion.relation.Relation;
import io.github.reversion.store.ModelStore;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What is to be examined, and by what.
 *
 * @param relation to be drawn and judged
 * @param shows name of the relation that its images should show; empty: that of the exemplars it
 *     was learned from
 * @param prompts with {@code {}} for the relation, an image each; empty: drawn by the evaluator
 *     from what it knows
 * @param pairs how many prompts it then draws, at least 1
 * @param seed of that draw, and of the first image
 * @param clip folder of a CLIP that judges, too
 * @param store where models are
 * @param device where networks that judge compute
 */
public record EvaluationTask(
    Relation relation,
    String shows,
    List<String> prompts,
    int pairs,
    long seed,
    Optional<Path> clip,
    ModelStore store,
    ComputeDevice device) {

  /** Copies the prompts. */
  public EvaluationTask {
    prompts = List.copyOf(prompts);
  }
}

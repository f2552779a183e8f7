package io.github.reversion.verify;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.reversion.compute.Autograd;
import io.github.reversion.compute.Ops;
import io.github.reversion.inversion.SteeringLoss;
import io.github.reversion.inversion.SteeringTerms;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** The relation-steering loss, its gradient, and which tokens are positives and negatives. */
final class SteeringPart implements GoldenPart {

  @Override
  public String name() {
    return "steering";
  }

  @Override
  public String files() {
    return "steering/loss.json";
  }

  @Override
  public void replay(GoldenFolder folder, String file, Replay replay) {
    GoldenTensors tensors = folder.tensorsOf(file);
    try (Ops ops = new Ops()) {
      for (JsonNode facts : folder.json(file).required("cases")) {
        String name = facts.required("case").textValue();
        replay.check(name, tensors, name, golden -> steer(facts, golden, replay.manager(), ops));
      }
    }
  }

  private static void steer(JsonNode facts, GoldenCase golden, NDManager manager, Ops ops) {
    int relation = facts.required("relation_id").intValue();
    int[][] inputIds = golden.rows("in.input_ids");
    SteeringTerms terms =
        SteeringTerms.of(
            inputIds,
            golden.rows("in.positive_ids"),
            Set.of(relation),
            Set.copyOf(TokenizerPart.integers(facts.required("special_ids"))),
            Set.copyOf(TokenizerPart.integers(facts.required("stop_ids"))));
    Comparison comparison = golden.comparison();
    comparison.equal(
        "positives", TokenizerPart.integers(facts.required("positives")), terms.positives());
    comparison.equal(
        "negatives", TokenizerPart.integers(facts.required("negatives")), terms.negatives());
    comparison.equal(
        "occurrences_in_row_0",
        facts.required("occurrences_in_row_0").longValue(),
        Arrays.stream(inputIds[0]).filter(id -> id == relation).count());

    NDArray table =
        new GoldenCase(golden.tensors(), "shared", comparison).array(manager, "in.table");
    SteeringLoss.Words words =
        new SteeringLoss.Words(
            rows(ops, table, terms.positives()),
            terms.withoutNegatives() ? null : rows(ops, table, terms.negatives()));
    NDArray vector = golden.array(manager, "in.vector");
    NDArray leaf = Autograd.leaf(vector.reshape(1, vector.size()));
    NDArray loss;
    try (Autograd on = Autograd.recording()) {
      loss =
          new SteeringLoss(ops, facts.required("temperature").doubleValue())
              .of(leaf, List.of(words));
      Autograd.backward(loss);
    }
    golden.compare("out.loss", loss.stopGradient().reshape(1));
    golden.compare("out.grad_vector", leaf.getGradient().reshape(leaf.size()));
  }

  private static NDArray rows(Ops ops, NDArray table, List<Integer> ids) {
    long[] indices = ids.stream().mapToLong(Integer::longValue).toArray();
    return ops.rows(table, table.getManager().create(indices));
  }
}

package io.github.reversion.verify;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.reversion.relation.Relation;
import io.github.reversion.relation.RelationFile;
import io.github.reversion.weights.TensorData;
import java.nio.file.Files;
import java.nio.file.Path;

/** Embedding files of many programs: read bit for bit, or refused. */
final class EmbeddingPart implements GoldenPart {

  @Override
  public String name() {
    return "embedding_files";
  }

  @Override
  public String files() {
    return "textual_inversion/*/cases.json";
  }

  @Override
  public void replay(GoldenFolder folder, String file, Replay replay) {
    JsonNode list = folder.json(file);
    int width = list.required("hidden_size").intValue();
    String parent = file.substring(0, file.lastIndexOf('/'));
    String checkpoint = parent.substring(parent.lastIndexOf('/') + 1);
    GoldenTensors tensors = folder.tensors(parent + "/expected.safetensors");
    for (JsonNode facts : list.required("accepted")) {
      String name = facts.required("file").textValue();
      Path embedding = folder.path(parent + "/" + name);
      replay.check(
          checkpoint + "/" + name,
          comparison -> accept(facts, tensors, embedding, width, comparison));
    }
    for (JsonNode facts : list.required("refused")) {
      String name = facts.required("file").textValue();
      Path embedding = folder.path(parent + "/" + name);
      replay.check(
          checkpoint + "/" + name, comparison -> refuse(facts, embedding, width, comparison));
    }
  }

  private static void accept(
      JsonNode facts, GoldenTensors tensors, Path file, int width, Comparison comparison) {
    String tensor = facts.required("expected").textValue();
    TensorData expected = tensors.expected(tensor);
    Relation relation = RelationFile.read(file, width);
    comparison.equal("the token", facts.required("token").textValue(), relation.token());
    comparison.equal("the number of vectors", 1, relation.vectorCount());
    comparison.numbers(
        tensor, expected, TensorData.ofFloats(relation.vectors()[0]), tensors.tolerance(tensor));
  }

  private static void refuse(JsonNode facts, Path file, int width, Comparison comparison) {
    if (!Files.isRegularFile(file)) {
      throw new GoldenException(file + ": is missing; copy the folder again");
    }
    Refusal refusal = Refusal.of(() -> RelationFile.read(file, width));
    boolean optional = facts.path("optional").asBoolean(false);
    refusal.compare(
        optional ? "refused or accepted" : facts.required("outcome").textValue(), comparison);
    if (refusal.error() != null && !refusal.names(String.valueOf(file.getFileName()))) {
      comparison.fault("the error does not name the file: " + refusal.error().getMessage());
    }
  }
}

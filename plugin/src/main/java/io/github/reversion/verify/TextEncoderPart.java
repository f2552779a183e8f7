package io.github.reversion.verify;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.github.reversion.clip.ClipTextModel;
import io.github.reversion.clip.ClipTokenizer;
import io.github.reversion.clip.TokenBatch;
import io.github.reversion.compute.Autograd;
import io.github.reversion.compute.Precision;
import io.github.reversion.pipeline.Networks;
import io.github.reversion.weights.TensorData;
import java.util.stream.IntStream;

/**
 * Token ids to text states; with the vector of a relation spliced in, also the gradient with
 * respect to it.
 */
final class TextEncoderPart implements GoldenPart {

  @Override
  public String name() {
    return "text_encoder";
  }

  @Override
  public String files() {
    return "text_encoder/*.safetensors";
  }

  @Override
  public void replay(GoldenFolder folder, String file, Replay replay) {
    String checkpoint = GoldenFolder.baseName(file);
    GoldenTensors tensors = folder.tensors(file);
    try (Networks networks = new Networks(replay.device(), Precision.FP32)) {
      ClipTextModel model = networks.textModel(folder.path(checkpoint + "/text_encoder"));
      int vocabulary = ClipTokenizer.load(folder.path(checkpoint + "/tokenizer")).vocabularySize();
      for (String name : tensors.cases()) {
        replay.check(
            checkpoint + "/" + name,
            tensors,
            name,
            golden -> encode(golden, replay.manager(), model, vocabulary));
      }
    }
  }

  private static void encode(
      GoldenCase golden, NDManager manager, ClipTextModel model, int vocabulary) {
    TokenBatch tokens = TokenBatch.of(manager, golden.rows("in.input_ids"), vocabulary);
    NDArray vector = null;
    if (golden.has("out.vector")) {
      vector = closestRow(golden.data("out.vector"), manager, model);
      golden.compare("out.vector", vector);
    } else if (golden.has("in.vector")) {
      vector = golden.array(manager, "in.vector");
    }
    NDArray added = vector == null ? null : vector.reshape(1, vector.size());
    if (golden.has("out.grad_vector")) {
      NDArray leaf = Autograd.leaf(added);
      try (Autograd on = Autograd.recording()) {
        Autograd.backward(model.encode(tokens, leaf), golden.array(manager, "in.g"));
      }
      golden.compare("out.grad_vector", leaf.getGradient().reshape(leaf.size()));
    }
    golden.compareIfExpected("out.last_hidden_state", model.encode(tokens, added));
  }

  /** The initializer word is not told, so its row of the embedding table is looked for. */
  private static NDArray closestRow(TensorData wanted, NDManager manager, ClipTextModel model) {
    int rows = model.config().vocabSize();
    NDArray table = model.tokenVectors(manager, IntStream.range(0, rows).toArray());
    NDArray distances =
        table.sub(manager.create(wanted.toFloats())).abs().max(new int[] {1}).reshape(rows);
    return table.get(distances.argMin().getLong());
  }
}

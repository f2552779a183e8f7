package io.github.reversion.checkpoint;

import io.github.reversion.weights.DType;
import io.github.reversion.weights.SafetensorsHeader;
import io.github.reversion.weights.StoredTensor;
import io.github.reversion.weights.TensorInfo;
import io.github.reversion.weights.WeightsException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The tensors of a checkpoint file, and which of them were taken. */
final class Checkpoint {
  private static final Set<DType> WEIGHTS = Set.of(DType.F32, DType.F16, DType.BF16);

  /**
   * What no network of ours has: schedules that follow from the configuration, averages, losses.
   */
  private static final Pattern SPARE =
      Pattern.compile(
          "model_ema\\..*|(sqrt_|log_one_minus_|posterior_|alphas_cumprod).*|betas|lvlb_weights"
              + "|logvar|global_step|first_stage_model\\.loss\\..*"
              + "|cond_stage_model\\.transformer\\.text_model\\.embeddings\\.position_ids"
              + "|cond_stage_model\\.model\\.(logit_scale|text_projection|attn_mask)");

  private final SafetensorsHeader header;
  private final Set<String> unused;

  private Checkpoint(SafetensorsHeader header) {
    this.header = header;
    unused = new TreeSet<>(header.tensors().keySet());
  }

  /**
   * Opens a file.
   *
   * @throws WeightsException if it is no sound safetensors file, or holds something else than a
   *     checkpoint of Stable Diffusion 1.x or 2.x; the message names the key that tells
   */
  static Checkpoint open(Path file) {
    SafetensorsHeader header = SafetensorsHeader.read(file);
    OtherKind.refuse(header);
    return new Checkpoint(header);
  }

  Path file() {
    return header.file();
  }

  Map<String, String> metadata() {
    return header.metadata();
  }

  /** Whether a key begins so. */
  boolean has(String prefix) {
    return header.tensors().keySet().stream().anyMatch(key -> key.startsWith(prefix));
  }

  /**
   * Finds the weights of a network.
   *
   * @param wanted their names and shapes
   * @return where each lies, under the wanted name and shape; in the order of names, as the
   *     safetensors library writes them
   * @throws WeightsException naming the key that is missing or has another shape or type
   */
  List<StoredTensor> take(CheckpointKeys keys, Map<String, List<Long>> wanted) {
    List<StoredTensor> taken = new ArrayList<>();
    new TreeMap<>(wanted).forEach((name, shape) -> taken.add(take(keys.of(name), name, shape)));
    return taken;
  }

  private StoredTensor take(Piece piece, String name, List<Long> shape) {
    TensorInfo stored = header.tensors().get(piece.key());
    if (stored == null) {
      throw new WeightsException(
          file(),
          "lacks tensor " + WeightsException.quote(piece.key()),
          "a checkpoint holds U-Net, autoencoder and text encoder: get the whole file");
    }
    List<Long> expected = new ArrayList<>(shape);
    expected.set(0, shape.get(0) * piece.parts());
    if (!withoutOnes(stored.shape()).equals(withoutOnes(expected))) {
      throw new WeightsException(
          file(),
          "tensor '%s' has shape %s, and not %s".formatted(piece.key(), stored.shape(), expected),
          "the model has other sizes than Stable Diffusion's: give a model folder of its kind as"
              + " template");
    }
    if (!WEIGHTS.contains(stored.dtype())) {
      throw new WeightsException(
          file(),
          "tensor '%s' holds %s numbers".formatted(piece.key(), stored.dtype()),
          "weights must be F32, F16 or BF16: get the file in one of these");
    }
    unused.remove(piece.key());
    long bytes = stored.byteCount() / piece.parts();
    return new StoredTensor(
        file(),
        new TensorInfo(name, stored.dtype(), shape, stored.offset() + piece.part() * bytes, bytes));
  }

  /** A linear layer over the places of an image may be stored as a 1 x 1 convolution. */
  private static List<Long> withoutOnes(List<Long> shape) {
    int end = shape.size();
    while (end > 1 && shape.get(end - 1) == 1) {
      end--;
    }
    return shape.subList(0, end);
  }

  /**
   * Refuses tensors that were not taken and are not known to be spare.
   *
   * @param spare what a key may begin with beside those that are always spare
   */
  void refuseUnused(String spare) {
    for (String key : unused) {
      if (!SPARE.matcher(key).matches() && !key.startsWith(spare)) {
        throw new WeightsException(
            file(),
            "has tensor "
                + WeightsException.quote(key)
                + ", which Stable Diffusion has no place for",
            "it is another kind of model, and cannot be converted");
      }
    }
  }
}

package io.github.reversion.relation;

import io.github.reversion.weights.TorchDict;
import io.github.reversion.weights.TorchFile;
import io.github.reversion.weights.TorchTensor;
import io.github.reversion.weights.WeightsException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * Finds the embedding in a file that {@code torch.save} wrote: {@code learned_embeds.bin} of
 * diffusers, {@code .pt} of the web UI by AUTOMATIC1111, or of kohya's scripts.
 */
final class TorchEmbedding {
  private static final String WEB_UI_TENSORS = "string_to_param";
  private static final String WEB_UI_KEY = "*";

  private final Path file;
  private final TorchFile content;

  private TorchEmbedding(Path file) {
    this.file = file;
    this.content = TorchFile.read(file);
  }

  static StoredEmbedding find(Path file) {
    TorchEmbedding embedding = new TorchEmbedding(file);
    TorchDict root = embedding.content.root();
    return root.keys().contains(WEB_UI_TENSORS)
        ? embedding.ofWebUi(root)
        : embedding.ofDiffusers(root);
  }

  private StoredEmbedding ofDiffusers(TorchDict root) {
    String key = EmbeddingKeys.only(file, root.keys());
    return stored(EmbeddingKeys.token(file, key), root, key, RelationInfo.empty());
  }

  private StoredEmbedding ofWebUi(TorchDict root) {
    TorchDict tensors =
        root.dict(WEB_UI_TENSORS)
            .orElseThrow(() -> noTensor(WEB_UI_TENSORS, "a dictionary of tensors"));
    String token =
        root.text("name")
            .filter(name -> !name.isBlank())
            .orElseGet(() -> EmbeddingKeys.tokenOfName(file));
    Map<String, String> facts = new TreeMap<>();
    facts.put(RelationKey.TITLE.text(), token);
    root.number("step").ifPresent(steps -> facts.put(RelationKey.STEPS.text(), steps.toString()));
    root.text("sd_checkpoint_name")
        .ifPresent(name -> facts.put(RelationKey.BASE_MODEL.text(), name));
    root.text("sd_checkpoint")
        .ifPresent(hash -> facts.put(RelationKey.BASE_MODEL_HASH.text(), hash));
    return stored(token, tensors, WEB_UI_KEY, new RelationInfo(facts));
  }

  private StoredEmbedding stored(String token, TorchDict dict, String key, RelationInfo info) {
    TorchTensor tensor = dict.tensor(key).orElseThrow(() -> noTensor(key, "a tensor"));
    return new StoredEmbedding(
        token, tensor.dtype(), tensor.shape(), () -> content.read(tensor), info);
  }

  private WeightsException noTensor(String key, String wanted) {
    return new WeightsException(
        file,
        "does not hold %s under %s".formatted(wanted, WeightsException.quote(key)),
        EmbeddingKeys.REMEDY);
  }
}

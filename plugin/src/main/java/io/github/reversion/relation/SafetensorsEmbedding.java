package io.github.reversion.relation;

import io.github.reversion.weights.Safetensors;
import io.github.reversion.weights.SafetensorsHeader;
import io.github.reversion.weights.TensorInfo;
import java.nio.file.Path;

/** Finds the embedding in a safetensors file of ours, of diffusers or of kohya's scripts. */
final class SafetensorsEmbedding {
  private SafetensorsEmbedding() {}

  static StoredEmbedding find(Path file) {
    SafetensorsHeader header = SafetensorsHeader.read(file);
    String key = EmbeddingKeys.only(file, header.tensors().keySet());
    TensorInfo tensor = header.require(key);
    return new StoredEmbedding(
        EmbeddingKeys.token(file, key),
        tensor.dtype(),
        tensor.shape(),
        () -> Safetensors.read(file, key),
        RelationMetadata.toInfo(header.metadata()));
  }
}

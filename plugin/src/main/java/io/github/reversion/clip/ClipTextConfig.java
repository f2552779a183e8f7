package io.github.reversion.clip;

import io.github.reversion.weights.JsonConfig;

/**
 * The sizes of a CLIP text model; missing ones take the defaults of transformers' CLIPTextConfig.
 *
 * @param vocabSize rows of the token embedding table
 * @param hiddenSize width of an embedding
 * @param intermediateSize width inside the feed-forward layers
 * @param layers number of encoder layers
 * @param heads attention heads
 * @param positions longest text, in tokens
 * @param quickGelu whether the activation is x sigmoid(1.702 x) (SD 1.x) or the exact GELU (SD 2.x)
 * @param layerNormEps added to the variance in layer norms
 */
public record ClipTextConfig(
    int vocabSize,
    int hiddenSize,
    int intermediateSize,
    int layers,
    int heads,
    int positions,
    boolean quickGelu,
    double layerNormEps)
    implements ClipEncoderConfig {

  /** Reads {@code text_encoder/config.json}. */
  public static ClipTextConfig from(JsonConfig config) {
    String activation = config.text("hidden_act", "quick_gelu");
    if (!activation.equals("quick_gelu") && !activation.equals("gelu")) {
      throw config.refused("hidden_act", "quick_gelu or gelu");
    }
    ClipTextConfig read =
        new ClipTextConfig(
            config.integer("vocab_size", 49408),
            config.integer("hidden_size", 512),
            config.integer("intermediate_size", 2048),
            config.integer("num_hidden_layers", 12),
            config.integer("num_attention_heads", 8),
            config.integer("max_position_embeddings", 77),
            activation.equals("quick_gelu"),
            config.number("layer_norm_eps", 1e-5));
    if (read.heads < 1 || read.hiddenSize % read.heads != 0) {
      throw config.refused("num_attention_heads", "a divisor of hidden_size " + read.hiddenSize);
    }
    return read;
  }
}

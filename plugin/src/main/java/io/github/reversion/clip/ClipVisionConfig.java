package io.github.reversion.clip;

import io.github.reversion.weights.JsonConfig;

/**
 * The sizes of a CLIP image model; missing ones take the defaults of transformers'
 * CLIPVisionConfig.
 *
 * @param hiddenSize width of a state
 * @param intermediateSize width inside the feed-forward layers
 * @param layers number of encoder layers
 * @param heads attention heads
 * @param imageSize side of the images, in pixels
 * @param patchSize side of the patches that are the tokens
 * @param channels of the images
 * @param quickGelu whether the activation is x sigmoid(1.702 x), or the exact GELU
 * @param layerNormEps added to the variance in layer norms
 */
public record ClipVisionConfig(
    int hiddenSize,
    int intermediateSize,
    int layers,
    int heads,
    int imageSize,
    int patchSize,
    int channels,
    boolean quickGelu,
    double layerNormEps)
    implements ClipEncoderConfig {

  /** Reads a {@code config.json} of an image model alone. */
  public static ClipVisionConfig from(JsonConfig config) {
    String activation = config.text("hidden_act", "quick_gelu");
    if (!activation.equals("quick_gelu") && !activation.equals("gelu")) {
      throw config.refused("hidden_act", "quick_gelu or gelu");
    }
    ClipVisionConfig read =
        new ClipVisionConfig(
            config.integer("hidden_size", 768),
            config.integer("intermediate_size", 3072),
            config.integer("num_hidden_layers", 12),
            config.integer("num_attention_heads", 12),
            config.integer("image_size", 224),
            config.integer("patch_size", 32),
            config.integer("num_channels", 3),
            activation.equals("quick_gelu"),
            config.number("layer_norm_eps", 1e-5));
    if (read.heads < 1 || read.hiddenSize % read.heads != 0) {
      throw config.refused("num_attention_heads", "a divisor of hidden_size " + read.hiddenSize);
    }
    if (read.patchSize < 1 || read.imageSize % read.patchSize != 0) {
      throw config.refused("patch_size", "a divisor of image_size " + read.imageSize);
    }
    return read;
  }

  /** How many tokens an image becomes, the class token among them. */
  public int positions() {
    int side = imageSize / patchSize;
    return side * side + 1;
  }
}

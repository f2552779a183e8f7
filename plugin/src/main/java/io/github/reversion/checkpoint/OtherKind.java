package io.github.reversion.checkpoint;

import io.github.reversion.weights.SafetensorsHeader;
import io.github.reversion.weights.TensorInfo;
import io.github.reversion.weights.WeightsException;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What else comes as a safetensors file, and how it is recognised.
 *
 * @param key a key that only this kind has
 * @param what what it is
 * @param remedy what to do with it
 */
record OtherKind(Pattern key, String what, String remedy) {
  private static final String FIRST_LAYER = UNetKeys.PREFIX + "input_blocks.0.0.weight";
  private static final String GET_ANOTHER = "take one of Stable Diffusion 1.x or 2.x";

  private static final List<OtherKind> KINDS =
      List.of(
          kind("conditioner\\.embedders\\..*", "Stable Diffusion XL", GET_ANOTHER),
          kind(
              "(model\\.diffusion_model\\.)?(joint_blocks|double_blocks)\\..*",
              "Stable Diffusion 3 or Flux",
              GET_ANOTHER),
          kind(
              "lora_.*|.*\\.lora_(up|down|A|B)\\..*|.*lora_linear_layer.*",
              "a LoRA, a change to a model",
              "merge it into its model with another program, and convert the result"),
          kind("control_model\\..*|controlnet_.*", "a ControlNet", GET_ANOTHER),
          kind(
              "(down_blocks|up_blocks|mid_block|text_model)\\..*",
              "one network of a model in diffusers layout",
              "add the folder that has all of them"),
          kind("(encoder|decoder)\\..*", "an autoencoder alone", GET_ANOTHER),
          kind("emb_params|clip_[lg]", "an embedding", "use it as a relation file"));

  private static OtherKind kind(String key, String what, String remedy) {
    return new OtherKind(Pattern.compile(key), what, remedy);
  }

  /**
   * Refuses a file of these kinds, and checkpoints whose U-Net sees more than latents.
   *
   * @throws WeightsException naming the key
   */
  static void refuse(SafetensorsHeader header) {
    for (String key : header.tensors().keySet()) {
      for (OtherKind kind : KINDS) {
        if (kind.key.matcher(key).matches()) {
          throw refusal(header, key, kind.what, kind.remedy);
        }
      }
    }
    TensorInfo first = header.tensors().get(FIRST_LAYER);
    if (first == null || first.shape().size() != 4) {
      return;
    }
    switch (first.shape().get(1).intValue()) {
      case 5 -> throw refusal(header, FIRST_LAYER, "a model that is given depth", GET_ANOTHER);
      case 8 -> throw refusal(header, FIRST_LAYER, "a model that edits images", GET_ANOTHER);
      case 9 -> throw refusal(header, FIRST_LAYER, "an inpainting model", GET_ANOTHER);
      default -> {}
    }
  }

  private static WeightsException refusal(
      SafetensorsHeader header, String key, String what, String remedy) {
    return new WeightsException(
        header.file(), "is " + what + ", as " + WeightsException.quote(key) + " tells", remedy);
  }
}

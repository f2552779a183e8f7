package io.github.reversion.checkpoint;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The keys of OpenCLIP's text encoder in Stable Diffusion 2.x.
 *
 * <p>Queries, keys and values of a layer lie in one tensor. The last of its layers is not used, and
 * a model folder does without.
 */
final class OpenClipKeys implements CheckpointKeys {
  /** What all its keys begin with. */
  static final String PREFIX = "cond_stage_model.model.";

  private static final Pattern FUSED =
      Pattern.compile(
          "text_model\\.encoder\\.layers\\.(\\d+)\\.self_attn\\.([qkv])_proj\\.(weight|bias)");
  private static final String ORDER = "qkv";

  @Override
  public Piece of(String name) {
    Matcher fused = FUSED.matcher(name);
    if (fused.matches()) {
      String key = layer(fused.group(1)) + "attn.in_proj_" + fused.group(3);
      return new Piece(key, ORDER.indexOf(fused.group(2)), ORDER.length());
    }
    return Piece.whole(
        PREFIX
            + name.replace("text_model.embeddings.token_embedding.", "token_embedding.")
                .replace("text_model.embeddings.position_embedding.weight", "positional_embedding")
                .replace("text_model.final_layer_norm.", "ln_final.")
                .replace("text_model.encoder.layers.", "transformer.resblocks.")
                .replace(".layer_norm1.", ".ln_1.")
                .replace(".layer_norm2.", ".ln_2.")
                .replace(".self_attn.", ".attn.")
                .replace(".mlp.fc1.", ".mlp.c_fc.")
                .replace(".mlp.fc2.", ".mlp.c_proj."));
  }

  /** What the keys of a layer begin with. */
  static String layer(String number) {
    return PREFIX + "transformer.resblocks." + number + ".";
  }
}

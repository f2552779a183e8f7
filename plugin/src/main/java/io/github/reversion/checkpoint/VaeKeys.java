package io.github.reversion.checkpoint;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The keys of the autoencoder, whose decoder the original counts from the finest level. */
final class VaeKeys implements CheckpointKeys {
  /** What all keys of the autoencoder begin with. */
  static final String PREFIX = "first_stage_model.";

  private static final Pattern UP = Pattern.compile("\\.up_blocks\\.(\\d+)\\.");

  private final int levels;

  VaeKeys(int levels) {
    this.levels = levels;
  }

  @Override
  public Piece of(String name) {
    String key =
        name.replace(".down_blocks.", ".down.")
            .replace(".mid_block.resnets.0.", ".mid.block_1.")
            .replace(".mid_block.resnets.1.", ".mid.block_2.")
            .replace(".mid_block.attentions.0.", ".mid.attn_1.")
            .replace(".resnets.", ".block.")
            .replace(".conv_shortcut.", ".nin_shortcut.")
            .replace(".downsamplers.0.", ".downsample.")
            .replace(".upsamplers.0.", ".upsample.")
            .replace(".conv_norm_out.", ".norm_out.")
            .replace(".group_norm.", ".norm.")
            .replace(".to_out.0.", ".proj_out.")
            .replaceFirst("\\.to_([qkv])\\.", ".$1.");
    Matcher up = UP.matcher(key);
    if (up.find()) {
      key = up.replaceFirst(".up." + (levels - 1 - Integer.parseInt(up.group(1))) + ".");
    }
    return Piece.whole(PREFIX + key);
  }
}

package io.github.reversion.checkpoint;

import io.github.reversion.diffusion.UNetConfig;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The keys of the U-Net.
 *
 * <p>The original counts all blocks of a direction through: those of a level one after the other,
 * then what halves or doubles the size. In a block, 0 is the residual part, 1 the attention.
 */
final class UNetKeys implements CheckpointKeys {
  /** What all keys of the U-Net begin with. */
  static final String PREFIX = "model.diffusion_model.";

  private static final Pattern BLOCK =
      Pattern.compile("(down|up)_blocks\\.(\\d+)\\.(\\w+)\\.(\\d+)\\.(.+)");
  private static final Pattern MIDDLE = Pattern.compile("mid_block\\.(\\w+)\\.(\\d+)\\.(.+)");

  private final UNetConfig config;

  UNetKeys(UNetConfig config) {
    this.config = config;
  }

  @Override
  public Piece of(String name) {
    return Piece.whole(PREFIX + key(name));
  }

  private String key(String name) {
    Matcher block = BLOCK.matcher(name);
    if (block.matches()) {
      return inBlock(
          block.group(1).equals("down"),
          Integer.parseInt(block.group(2)),
          block.group(3),
          Integer.parseInt(block.group(4)),
          block.group(5));
    }
    Matcher middle = MIDDLE.matcher(name);
    if (middle.matches()) {
      boolean attention = middle.group(1).equals("attentions");
      return attention
          ? "middle_block.1." + middle.group(3)
          : "middle_block." + 2 * Integer.parseInt(middle.group(2)) + "." + resnet(middle.group(3));
    }
    return name.replaceFirst("^time_embedding\\.linear_1\\.", "time_embed.0.")
        .replaceFirst("^time_embedding\\.linear_2\\.", "time_embed.2.")
        .replaceFirst("^conv_in\\.", "input_blocks.0.0.")
        .replaceFirst("^conv_norm_out\\.", "out.0.")
        .replaceFirst("^conv_out\\.", "out.2.");
  }

  private String inBlock(boolean down, int block, String kind, int layer, String rest) {
    String blocks = (down ? "input_blocks." : "output_blocks.");
    int first = down ? firstDown(block) : firstUp(block);
    return switch (kind) {
      case "resnets" -> blocks + (first + layer) + ".0." + resnet(rest);
      case "attentions" -> blocks + (first + layer) + ".1." + rest;
      case "downsamplers" ->
          blocks + (firstDown(block + 1) - 1) + ".0." + rest.replaceFirst("^conv\\.", "op.");
      case "upsamplers" ->
          blocks
              + (firstUp(block + 1) - 1)
              + (config.upAttention().get(block) ? ".2." : ".1.")
              + rest;
      default -> throw new IllegalStateException("The U-Net has no " + kind);
    };
  }

  /** Block 0 is the convolution that begins; the last of each level halves the size. */
  private int firstDown(int level) {
    return 1 + config.layersPerBlock().subList(0, level).stream().mapToInt(n -> n + 1).sum();
  }

  /** From the coarsest level, each with one layer more than on the way down. */
  private int firstUp(int block) {
    int levels = config.levels();
    return config.layersPerBlock().subList(levels - block, levels).stream()
        .mapToInt(n -> n + 1)
        .sum();
  }

  private static String resnet(String rest) {
    return rest.replaceFirst("^norm1\\.", "in_layers.0.")
        .replaceFirst("^conv1\\.", "in_layers.2.")
        .replaceFirst("^time_emb_proj\\.", "emb_layers.1.")
        .replaceFirst("^norm2\\.", "out_layers.0.")
        .replaceFirst("^conv2\\.", "out_layers.3.")
        .replaceFirst("^conv_shortcut\\.", "skip_connection.");
  }
}

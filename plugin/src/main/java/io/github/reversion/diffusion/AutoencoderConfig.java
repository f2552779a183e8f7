package io.github.reversion.diffusion;

import io.github.reversion.weights.JsonConfig;
import java.util.Collections;
import java.util.List;

/**
 * The sizes of an {@link AutoencoderKL}; missing ones take diffusers' defaults.
 *
 * @param inChannels channels of the image
 * @param outChannels channels of the decoded image
 * @param latentChannels channels of the latents
 * @param blockOutChannels channels of each level, from the finest
 * @param layersPerBlock residual blocks of each level of the encoder; the decoder has one more
 * @param normNumGroups groups of every group norm
 * @param scalingFactor what latents are multiplied by, so that their variance is about 1
 * @param quantConv whether a 1 x 1 convolution follows the encoder
 * @param postQuantConv whether a 1 x 1 convolution precedes the decoder
 * @param midAttention whether the places attend to each other at the coarsest level
 * @param sampleSize side of the images the model was trained with
 */
public record AutoencoderConfig(
    int inChannels,
    int outChannels,
    int latentChannels,
    List<Integer> blockOutChannels,
    int layersPerBlock,
    int normNumGroups,
    double scalingFactor,
    boolean quantConv,
    boolean postQuantConv,
    boolean midAttention,
    int sampleSize) {

  /** Reads {@code vae/config.json}. */
  public static AutoencoderConfig from(JsonConfig config) {
    config.only("act_fn", "silu");
    config.only("shift_factor", null);
    config.only("latents_mean", null);
    config.only("latents_std", null);
    List<Integer> channels = config.integers("block_out_channels", List.of(64));
    onlyBlocks(config, "down_block_types", "DownEncoderBlock2D", channels.size());
    onlyBlocks(config, "up_block_types", "UpDecoderBlock2D", channels.size());
    int groups = config.integer("norm_num_groups", 32);
    if (groups < 1 || channels.stream().anyMatch(c -> c % groups != 0)) {
      throw config.refused("norm_num_groups", "a divisor of block_out_channels " + channels);
    }
    return new AutoencoderConfig(
        config.integer("in_channels", 3),
        config.integer("out_channels", 3),
        config.integer("latent_channels", 4),
        channels,
        config.integer("layers_per_block", 1),
        groups,
        config.number("scaling_factor", 0.18215),
        config.flag("use_quant_conv", true),
        config.flag("use_post_quant_conv", true),
        config.flag("mid_block_add_attention", true),
        config.integer("sample_size", 32));
  }

  private static void onlyBlocks(JsonConfig config, String key, String type, int levels) {
    List<String> types = config.texts(key, List.of(type));
    if (!types.equals(Collections.nCopies(levels, type))) {
      throw config.refused(key, levels + " times " + type);
    }
  }

  /** How many pixels wide a latent is. */
  public int downscale() {
    return 1 << (blockOutChannels.size() - 1);
  }
}

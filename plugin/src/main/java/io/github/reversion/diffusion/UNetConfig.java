package io.github.reversion.diffusion;

import io.github.reversion.weights.JsonConfig;
import java.util.List;

/**
 * The sizes of a {@link UNet2DConditionModel}; missing ones take diffusers' defaults.
 *
 * @param inChannels channels of the latents
 * @param outChannels channels of the prediction
 * @param blockOutChannels channels of each level, from the finest
 * @param downAttention whether each level on the way down attends to the text
 * @param upAttention whether each level on the way up, from the coarsest, attends to the text
 * @param layersPerBlock residual blocks of each level on the way down; up there is one more
 * @param transformerLayers transformer blocks of each level, from the finest
 * @param heads attention heads of each level, from the finest
 * @param crossAttentionDim width of the text states
 * @param normNumGroups groups of every group norm
 * @param normEps added to the variance in the residual blocks' norms
 * @param linearProjection whether transformers begin and end with a linear layer (SD 2.x) or a 1 x
 *     1 convolution (SD 1.x)
 * @param flipSinToCos whether the timestep embedding has the cosines first
 * @param freqShift taken from half the embedding's width in its frequencies' exponent
 * @param centerInputSample whether latents are doubled and lowered by one first
 * @param downsamplePadding padding of the downsampling convolutions
 * @param sampleSize the latents' side the model was trained with
 */
public record UNetConfig(
    int inChannels,
    int outChannels,
    List<Integer> blockOutChannels,
    List<Boolean> downAttention,
    List<Boolean> upAttention,
    List<Integer> layersPerBlock,
    List<Integer> transformerLayers,
    List<Integer> heads,
    int crossAttentionDim,
    int normNumGroups,
    double normEps,
    boolean linearProjection,
    boolean flipSinToCos,
    double freqShift,
    boolean centerInputSample,
    int downsamplePadding,
    int sampleSize) {

  private static final List<String> DEFAULT_DOWN =
      List.of(
          "CrossAttnDownBlock2D", "CrossAttnDownBlock2D", "CrossAttnDownBlock2D", "DownBlock2D");
  private static final List<String> DEFAULT_UP =
      List.of("UpBlock2D", "CrossAttnUpBlock2D", "CrossAttnUpBlock2D", "CrossAttnUpBlock2D");

  /** Reads {@code unet/config.json}; what no Stable Diffusion 1.x or 2.x model has is refused. */
  public static UNetConfig from(JsonConfig config) {
    refuseOtherArchitectures(config);
    List<Integer> channels = config.integers("block_out_channels", List.of(320, 640, 1280, 1280));
    int levels = channels.size();
    List<Boolean> down = attention(config, "down_block_types", levels, DEFAULT_DOWN, "Down");
    List<Boolean> up = attention(config, "up_block_types", levels, DEFAULT_UP, "Up");
    String headsKey =
        config.has("num_attention_heads") ? "num_attention_heads" : "attention_head_dim";
    int groups = config.integer("norm_num_groups", 32);
    for (int channel : channels) {
      if (groups < 1 || channel % groups != 0) {
        throw config.refused("norm_num_groups", "a divisor of block_out_channels " + channels);
      }
    }
    if (channels.get(0) % 2 != 0) {
      throw config.refused("block_out_channels", "an even first number");
    }
    List<Integer> heads = config.integers(headsKey, levels, repeated(8, levels));
    for (int i = 0; i < levels; i++) {
      if (heads.get(i) < 1 || channels.get(i) % heads.get(i) != 0) {
        throw config.refused(headsKey, "divisors of block_out_channels " + channels);
      }
    }
    return new UNetConfig(
        config.integer("in_channels", 4),
        config.integer("out_channels", 4),
        channels,
        down,
        up,
        config.integers("layers_per_block", levels, repeated(2, levels)),
        config.integers("transformer_layers_per_block", levels, repeated(1, levels)),
        heads,
        config.integer("cross_attention_dim", 1280),
        groups,
        config.number("norm_eps", 1e-5),
        config.flag("use_linear_projection", false),
        config.flag("flip_sin_to_cos", true),
        config.number("freq_shift", 0),
        config.flag("center_input_sample", false),
        config.integer("downsample_padding", 1),
        config.integer("sample_size", 64));
  }

  private static void refuseOtherArchitectures(JsonConfig config) {
    config.only("act_fn", "silu");
    config.only("mid_block_type", "UNetMidBlock2DCrossAttn");
    config.only("only_cross_attention", false);
    config.only("dual_cross_attention", false);
    config.only("resnet_time_scale_shift", "default");
    config.only("time_embedding_type", "positional");
    config.only("mid_block_scale_factor", 1.0);
    config.only("resnet_out_scale_factor", 1.0);
    config.only("conv_in_kernel", 3.0);
    config.only("conv_out_kernel", 3.0);
    config.only("attention_type", "default");
    config.only("resnet_skip_time_act", false);
    for (String key :
        List.of(
            "class_embed_type",
            "addition_embed_type",
            "encoder_hid_dim",
            "encoder_hid_dim_type",
            "num_class_embeds",
            "time_cond_proj_dim",
            "time_embedding_act_fn",
            "timestep_post_act",
            "time_embedding_dim",
            "cross_attention_norm",
            "reverse_transformer_layers_per_block",
            "mid_block_only_cross_attention")) {
      config.only(key, null);
    }
  }

  private static List<Boolean> attention(
      JsonConfig config, String key, int levels, List<String> otherwise, String direction) {
    List<String> types = config.texts(key, otherwise);
    String plain = direction + "Block2D";
    String attending = "CrossAttn" + plain;
    if (types.size() != levels
        || types.stream().anyMatch(type -> !type.equals(plain) && !type.equals(attending))) {
      throw config.refused(
          key,
          plain + " or " + attending + ", one for each of block_out_channels (" + levels + ")");
    }
    return types.stream().map(attending::equals).toList();
  }

  private static List<Integer> repeated(int value, int times) {
    return java.util.Collections.nCopies(times, value);
  }

  /**
   * How many times the latents are halved: sides that are multiples of this power need no rounding.
   */
  public int levels() {
    return blockOutChannels.size();
  }

  /** Width of the timestep embedding. */
  int timeEmbedDim() {
    return 4 * blockOutChannels.get(0);
  }
}

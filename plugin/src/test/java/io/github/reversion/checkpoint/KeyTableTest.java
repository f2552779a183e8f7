package io.github.reversion.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keys of published checkpoints beside the names diffusers gives the same tensors. */
class KeyTableTest {
  private static final ModelConfigs SD1 = ModelConfigs.of(CheckpointType.SD1);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "time_embedding.linear_1.weight | time_embed.0.weight",
        "time_embedding.linear_2.bias | time_embed.2.bias",
        "conv_in.weight | input_blocks.0.0.weight",
        "conv_norm_out.bias | out.0.bias",
        "conv_out.weight | out.2.weight",
        "down_blocks.0.resnets.0.norm1.weight | input_blocks.1.0.in_layers.0.weight",
        "down_blocks.0.resnets.1.conv1.bias | input_blocks.2.0.in_layers.2.bias",
        "down_blocks.0.attentions.0.proj_in.weight | input_blocks.1.1.proj_in.weight",
        "down_blocks.0.downsamplers.0.conv.weight | input_blocks.3.0.op.weight",
        "down_blocks.1.resnets.0.conv_shortcut.weight | input_blocks.4.0.skip_connection.weight",
        "down_blocks.1.resnets.0.time_emb_proj.bias | input_blocks.4.0.emb_layers.1.bias",
        "down_blocks.1.downsamplers.0.conv.bias | input_blocks.6.0.op.bias",
        "down_blocks.2.attentions.1.transformer_blocks.0.attn2.to_k.weight"
            + " | input_blocks.8.1.transformer_blocks.0.attn2.to_k.weight",
        "down_blocks.2.downsamplers.0.conv.weight | input_blocks.9.0.op.weight",
        "down_blocks.3.resnets.1.conv2.weight | input_blocks.11.0.out_layers.3.weight",
        "mid_block.resnets.0.norm2.weight | middle_block.0.out_layers.0.weight",
        "mid_block.attentions.0.norm.bias | middle_block.1.norm.bias",
        "mid_block.resnets.1.conv1.weight | middle_block.2.in_layers.2.weight",
        "up_blocks.0.resnets.2.conv_shortcut.bias | output_blocks.2.0.skip_connection.bias",
        "up_blocks.0.upsamplers.0.conv.weight | output_blocks.2.1.conv.weight",
        "up_blocks.1.resnets.0.norm1.bias | output_blocks.3.0.in_layers.0.bias",
        "up_blocks.1.upsamplers.0.conv.bias | output_blocks.5.2.conv.bias",
        "up_blocks.2.upsamplers.0.conv.weight | output_blocks.8.2.conv.weight",
        "up_blocks.3.attentions.2.transformer_blocks.0.ff.net.0.proj.weight"
            + " | output_blocks.11.1.transformer_blocks.0.ff.net.0.proj.weight",
      })
  void unet(String diffusers, String original) {
    assertEquals(
        Piece.whole("model.diffusion_model." + original), new UNetKeys(SD1.unet()).of(diffusers));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "encoder.conv_in.weight | encoder.conv_in.weight",
        "encoder.down_blocks.0.resnets.1.norm1.weight | encoder.down.0.block.1.norm1.weight",
        "encoder.down_blocks.1.resnets.0.conv_shortcut.bias | encoder.down.1.block.0.nin_shortcut.bias",
        "encoder.down_blocks.2.downsamplers.0.conv.weight | encoder.down.2.downsample.conv.weight",
        "encoder.mid_block.resnets.0.conv1.weight | encoder.mid.block_1.conv1.weight",
        "encoder.mid_block.attentions.0.group_norm.weight | encoder.mid.attn_1.norm.weight",
        "encoder.mid_block.attentions.0.to_q.weight | encoder.mid.attn_1.q.weight",
        "encoder.mid_block.attentions.0.to_out.0.bias | encoder.mid.attn_1.proj_out.bias",
        "encoder.conv_norm_out.bias | encoder.norm_out.bias",
        "decoder.mid_block.resnets.1.norm2.bias | decoder.mid.block_2.norm2.bias",
        "decoder.mid_block.attentions.0.to_v.bias | decoder.mid.attn_1.v.bias",
        "decoder.up_blocks.0.resnets.2.conv2.weight | decoder.up.3.block.2.conv2.weight",
        "decoder.up_blocks.0.upsamplers.0.conv.weight | decoder.up.3.upsample.conv.weight",
        "decoder.up_blocks.2.resnets.0.conv_shortcut.weight | decoder.up.1.block.0.nin_shortcut.weight",
        "decoder.up_blocks.3.resnets.0.norm1.weight | decoder.up.0.block.0.norm1.weight",
        "decoder.conv_out.bias | decoder.conv_out.bias",
        "quant_conv.weight | quant_conv.weight",
        "post_quant_conv.bias | post_quant_conv.bias",
      })
  void vae(String diffusers, String original) {
    assertEquals(Piece.whole("first_stage_model." + original), new VaeKeys(4).of(diffusers));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "text_model.embeddings.token_embedding.weight | token_embedding.weight | 0 | 1",
        "text_model.embeddings.position_embedding.weight | positional_embedding | 0 | 1",
        "text_model.final_layer_norm.bias | ln_final.bias | 0 | 1",
        "text_model.encoder.layers.0.layer_norm1.weight"
            + " | transformer.resblocks.0.ln_1.weight | 0 | 1",
        "text_model.encoder.layers.22.layer_norm2.bias"
            + " | transformer.resblocks.22.ln_2.bias | 0 | 1",
        "text_model.encoder.layers.5.self_attn.q_proj.weight"
            + " | transformer.resblocks.5.attn.in_proj_weight | 0 | 3",
        "text_model.encoder.layers.5.self_attn.k_proj.bias"
            + " | transformer.resblocks.5.attn.in_proj_bias | 1 | 3",
        "text_model.encoder.layers.5.self_attn.v_proj.weight"
            + " | transformer.resblocks.5.attn.in_proj_weight | 2 | 3",
        "text_model.encoder.layers.5.self_attn.out_proj.weight"
            + " | transformer.resblocks.5.attn.out_proj.weight | 0 | 1",
        "text_model.encoder.layers.7.mlp.fc1.weight"
            + " | transformer.resblocks.7.mlp.c_fc.weight | 0 | 1",
        "text_model.encoder.layers.7.mlp.fc2.bias"
            + " | transformer.resblocks.7.mlp.c_proj.bias | 0 | 1",
      })
  void openClip(String transformers, String original, int part, int parts) {
    assertEquals(
        new Piece("cond_stage_model.model." + original, part, parts),
        new OpenClipKeys().of(transformers));
  }

  @ParameterizedTest
  @CsvSource({"text_model.encoder.layers.11.self_attn.k_proj.weight"})
  void clip(String transformers) {
    assertEquals(
        Piece.whole("cond_stage_model.transformer." + transformers),
        new ClipKeys().of(transformers));
  }
}

package io.github.reversion.checkpoint;

import io.github.reversion.weights.DType;
import io.github.reversion.weights.Safetensors;
import io.github.reversion.weights.SafetensorsWriter;
import io.github.reversion.weights.TensorData;
import io.github.reversion.weights.WeightFiles;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes a checkpoint file in the original layout of a model folder: walks through the blocks as the
 * original program builds them, and asks where diffusers keeps each. The other way round than the
 * conversion does it, and from nothing but the published names.
 *
 * @param levels levels of the U-Net
 * @param layers residual blocks of a level on the way down
 * @param attention whether each level attends, from the finest
 * @param vaeLevels levels of the autoencoder
 */
record OriginalFile(int levels, int layers, List<Boolean> attention, int vaeLevels) {

  /** Stable Diffusion's. */
  static OriginalFile ofStableDiffusion() {
    return new OriginalFile(4, 2, List.of(true, true, true, false), 4);
  }

  /** The embedded model's. */
  static OriginalFile ofMini() {
    return new OriginalFile(3, 1, List.of(false, true, true), 3);
  }

  /** All tensors under their original keys; {@code openClip} tells how the text encoder's are. */
  Map<String, TensorData> of(Path folder, boolean openClip) {
    Map<String, TensorData> original = new LinkedHashMap<>();
    rename(
        read(folder.resolve("unet"), WeightFiles.DIFFUSERS),
        unet(),
        "model.diffusion_model.",
        original);
    Map<String, TensorData> vae = new HashMap<>();
    read(folder.resolve("vae"), WeightFiles.DIFFUSERS)
        .forEach((name, data) -> vae.put(newer(name), data));
    rename(vae, vae(), "first_stage_model.", original);
    Map<String, TensorData> text = read(folder.resolve("text_encoder"), WeightFiles.TRANSFORMERS);
    if (openClip) {
      openClip(text, original);
    } else {
      text.forEach((name, data) -> original.put("cond_stage_model.transformer." + name, data));
    }
    return original;
  }

  static Path write(Path file, Map<String, TensorData> tensors) {
    SafetensorsWriter.write(file, tensors, Map.of());
    return file;
  }

  static Map<String, TensorData> read(Path part, String base) {
    return new HashMap<>(Safetensors.read(WeightFiles.find(part, base).files().get(0)));
  }

  /** Moves all that lies below a diffusers prefix to the original one; nothing may be left. */
  private static void rename(
      Map<String, TensorData> tensors,
      Map<String, String> prefixes,
      String root,
      Map<String, TensorData> into) {
    prefixes.forEach(
        (original, diffusers) -> {
          for (String name : List.copyOf(tensors.keySet())) {
            if (name.startsWith(diffusers + ".")) {
              String key = root + original + name.substring(diffusers.length());
              into.put(key, shaped(key, tensors.remove(name)));
            }
          }
        });
    if (!tensors.isEmpty()) {
      throw new AssertionError("left: " + tensors.keySet());
    }
  }

  /** In the original the autoencoder's attention is made of 1 x 1 convolutions. */
  private static TensorData shaped(String key, TensorData data) {
    if (!key.contains("attn_1.") || data.shape().size() != 2) {
      return data;
    }
    List<Long> shape = new ArrayList<>(data.shape());
    shape.addAll(List.of(1L, 1L));
    return TensorData.of(data.dtype(), shape, data.bytes());
  }

  /** Original prefix to diffusers' prefix. */
  private Map<String, String> unet() {
    Map<String, String> map = new LinkedHashMap<>();
    map.put("time_embed.0", "time_embedding.linear_1");
    map.put("time_embed.2", "time_embedding.linear_2");
    map.put("input_blocks.0.0", "conv_in");
    int block = 1;
    for (int level = 0; level < levels; level++) {
      for (int i = 0; i < layers; i++, block++) {
        resnet(map, "input_blocks." + block + ".0", "down_blocks." + level + ".resnets." + i);
        if (attention.get(level)) {
          map.put("input_blocks." + block + ".1", "down_blocks." + level + ".attentions." + i);
        }
      }
      if (level < levels - 1) {
        map.put("input_blocks." + block + ".0.op", "down_blocks." + level + ".downsamplers.0.conv");
        block++;
      }
    }
    resnet(map, "middle_block.0", "mid_block.resnets.0");
    map.put("middle_block.1", "mid_block.attentions.0");
    resnet(map, "middle_block.2", "mid_block.resnets.1");
    block = 0;
    for (int up = 0; up < levels; up++) {
      boolean attends = attention.get(levels - 1 - up);
      for (int i = 0; i <= layers; i++, block++) {
        String at = "output_blocks." + block + ".";
        resnet(map, at + "0", "up_blocks." + up + ".resnets." + i);
        if (attends) {
          map.put(at + "1", "up_blocks." + up + ".attentions." + i);
        }
        if (i == layers && up < levels - 1) {
          map.put(at + (attends ? "2" : "1") + ".conv", "up_blocks." + up + ".upsamplers.0.conv");
        }
      }
    }
    map.put("out.0", "conv_norm_out");
    map.put("out.2", "conv_out");
    return map;
  }

  private static void resnet(Map<String, String> map, String original, String prefix) {
    map.put(original + ".in_layers.0", prefix + ".norm1");
    map.put(original + ".in_layers.2", prefix + ".conv1");
    map.put(original + ".emb_layers.1", prefix + ".time_emb_proj");
    map.put(original + ".out_layers.0", prefix + ".norm2");
    map.put(original + ".out_layers.3", prefix + ".conv2");
    map.put(original + ".skip_connection", prefix + ".conv_shortcut");
  }

  private Map<String, String> vae() {
    Map<String, String> map = new LinkedHashMap<>();
    for (String half : List.of("encoder", "decoder")) {
      map.put(half + ".conv_in", half + ".conv_in");
      map.put(half + ".conv_out", half + ".conv_out");
      map.put(half + ".norm_out", half + ".conv_norm_out");
      vaeResnet(map, half + ".mid.block_1", half + ".mid_block.resnets.0");
      vaeResnet(map, half + ".mid.block_2", half + ".mid_block.resnets.1");
      String attention = half + ".mid_block.attentions.0.";
      map.put(half + ".mid.attn_1.norm", attention + "group_norm");
      map.put(half + ".mid.attn_1.q", attention + "to_q");
      map.put(half + ".mid.attn_1.k", attention + "to_k");
      map.put(half + ".mid.attn_1.v", attention + "to_v");
      map.put(half + ".mid.attn_1.proj_out", attention + "to_out.0");
    }
    for (int level = 0; level < vaeLevels; level++) {
      String down = "encoder.down_blocks." + level;
      String up = "decoder.up_blocks." + (vaeLevels - 1 - level);
      for (int i = 0; i <= layers; i++) {
        vaeResnet(map, "encoder.down." + level + ".block." + i, down + ".resnets." + i);
        vaeResnet(map, "decoder.up." + level + ".block." + i, up + ".resnets." + i);
      }
      map.put("encoder.down." + level + ".downsample.conv", down + ".downsamplers.0.conv");
      map.put("decoder.up." + level + ".upsample.conv", up + ".upsamplers.0.conv");
    }
    map.put("quant_conv", "quant_conv");
    map.put("post_quant_conv", "post_quant_conv");
    return map;
  }

  /** What diffusers calls the autoencoder's attention today. */
  static String newer(String name) {
    return name.replace(".query.", ".to_q.")
        .replace(".key.", ".to_k.")
        .replace(".value.", ".to_v.")
        .replace(".proj_attn.", ".to_out.0.");
  }

  private static void vaeResnet(Map<String, String> map, String original, String diffusers) {
    for (String same : List.of("norm1", "conv1", "norm2", "conv2")) {
      map.put(original + "." + same, diffusers + "." + same);
    }
    map.put(original + ".nin_shortcut", diffusers + ".conv_shortcut");
  }

  private static void openClip(Map<String, TensorData> text, Map<String, TensorData> into) {
    String root = "cond_stage_model.model.";
    into.put(
        root + "token_embedding.weight",
        text.remove("text_model.embeddings.token_embedding.weight"));
    into.put(
        root + "positional_embedding",
        text.remove("text_model.embeddings.position_embedding.weight"));
    for (String kind : List.of("weight", "bias")) {
      into.put(root + "ln_final." + kind, text.remove("text_model.final_layer_norm." + kind));
    }
    int layer = 0;
    while (text.containsKey("text_model.encoder.layers." + layer + ".layer_norm1.weight")) {
      openClipLayer(text, "text_model.encoder.layers." + layer, into, root, layer);
      layer++;
    }
    // The last layer, which Stable Diffusion 2.x does not use, and what compares with images.
    into.put(
        root + "transformer.resblocks." + layer + ".ln_1.weight",
        TensorData.ofFloats(new float[8]));
    into.put(root + "logit_scale", TensorData.ofFloats(new float[1]));
    into.put(root + "text_projection", TensorData.ofFloats(new float[4], 2, 2));
    if (!text.isEmpty()) {
      throw new AssertionError("left: " + text.keySet());
    }
  }

  private static void openClipLayer(
      Map<String, TensorData> text,
      String from,
      Map<String, TensorData> into,
      String root,
      int layer) {
    String to = root + "transformer.resblocks." + layer;
    for (String kind : List.of("weight", "bias")) {
      into.put(to + ".ln_1." + kind, text.remove(from + ".layer_norm1." + kind));
      into.put(to + ".ln_2." + kind, text.remove(from + ".layer_norm2." + kind));
      into.put(to + ".attn.out_proj." + kind, text.remove(from + ".self_attn.out_proj." + kind));
      into.put(to + ".mlp.c_fc." + kind, text.remove(from + ".mlp.fc1." + kind));
      into.put(to + ".mlp.c_proj." + kind, text.remove(from + ".mlp.fc2." + kind));
      into.put(
          to + ".attn.in_proj_" + kind,
          stacked(
              text.remove(from + ".self_attn.q_proj." + kind),
              text.remove(from + ".self_attn.k_proj." + kind),
              text.remove(from + ".self_attn.v_proj." + kind)));
    }
  }

  private static TensorData stacked(TensorData... parts) {
    ByteBuffer all = ByteBuffer.allocate(3 * parts[0].bytes().remaining());
    for (TensorData part : parts) {
      all.put(part.bytes());
    }
    List<Long> shape = new ArrayList<>(parts[0].shape());
    shape.set(0, 3 * shape.get(0));
    DType dtype = parts[0].dtype();
    return TensorData.of(dtype, shape, all.flip());
  }
}

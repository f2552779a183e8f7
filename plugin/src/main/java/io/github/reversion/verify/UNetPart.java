package io.github.reversion.verify;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.github.reversion.compute.Autograd;
import io.github.reversion.compute.Precision;
import io.github.reversion.diffusion.UNet2DConditionModel;
import io.github.reversion.pipeline.Networks;
import io.github.reversion.weights.Safetensors;
import io.github.reversion.weights.TensorData;
import io.github.reversion.weights.WeightFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Latents, timesteps and text states to the U-Net's prediction, what it computes on the way, and
 * the gradient with respect to the text states.
 *
 * <p>Cases named {@code stored_VARIANT} use the weights of that variant. A checkpoint whose name is
 * another's and a suffix, and that has no golden file of its own, must be the other's U-Net stored
 * in another way, such as in shards.
 */
final class UNetPart implements GoldenPart {
  private static final String STORED = "stored_";
  private static final String TAP = "out.tap.";

  @Override
  public String name() {
    return "unet";
  }

  @Override
  public String files() {
    return "unet/*.safetensors";
  }

  @Override
  public void replay(GoldenFolder folder, String file, Replay replay) throws IOException {
    String checkpoint = GoldenFolder.baseName(file);
    Path weights = folder.path(checkpoint + "/unet");
    GoldenTensors tensors = folder.tensors(file);
    try (Networks networks = new Networks(replay.device(), Precision.FP32)) {
      UNet2DConditionModel plain = networks.unet(weights);
      for (String name : tensors.cases()) {
        replay.check(
            checkpoint + "/" + name,
            tensors,
            name,
            golden -> {
              UNet2DConditionModel unet =
                  name.startsWith(STORED)
                      ? networks.unet(weights, name.substring(STORED.length()))
                      : plain;
              predict(golden, replay.manager(), unet);
            });
      }
      for (String copy : copies(folder, checkpoint)) {
        replayCopy(folder, copy, weights, tensors, replay);
      }
    }
  }

  private static List<String> copies(GoldenFolder folder, String checkpoint) throws IOException {
    return folder.folders(checkpoint + "-").stream()
        .filter(name -> folder.has(name + "/unet"))
        .filter(name -> !folder.has("unet/" + name + ".safetensors"))
        .toList();
  }

  private static void replayCopy(
      GoldenFolder folder, String copy, Path original, GoldenTensors tensors, Replay replay) {
    Path weights = folder.path(copy + "/unet");
    replay.check(
        copy + "/weights",
        comparison -> comparison.equal("all tensors", read(original), read(weights)));
    for (String name : tensors.cases()) {
      if (!name.startsWith(STORED)) {
        replay.check(
            copy + "/" + name,
            tensors,
            name,
            golden -> {
              try (Networks networks = new Networks(replay.device(), Precision.FP32)) {
                predict(golden, replay.manager(), networks.unet(weights));
              }
            });
      }
    }
  }

  private static Map<String, TensorData> read(Path folder) {
    Map<String, TensorData> all = new TreeMap<>();
    WeightFiles.find(folder, WeightFiles.DIFFUSERS)
        .files()
        .forEach(file -> all.putAll(Safetensors.read(file)));
    return all;
  }

  private static void predict(GoldenCase golden, NDManager manager, UNet2DConditionModel unet) {
    NDArray latents = golden.array(manager, "in.latents");
    NDArray timesteps = golden.array(manager, "in.timesteps");
    NDArray context = golden.array(manager, "in.context");
    NDArray sample =
        unet.predict(
            latents,
            timesteps,
            context,
            (place, value) -> golden.compareIfExpected(TAP + place, value));
    golden.compareIfExpected("out.sample", sample);
    if (golden.has("out.grad_context")) {
      NDArray leaf = Autograd.leaf(context);
      try (Autograd on = Autograd.recording()) {
        NDArray recorded = unet.predict(latents, timesteps, leaf);
        Autograd.backward(recorded, golden.array(manager, "in.g"));
      }
      golden.compare("out.grad_context", leaf.getGradient());
    }
  }
}

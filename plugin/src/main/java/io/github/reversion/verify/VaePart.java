package io.github.reversion.verify;

import ai.djl.ndarray.NDManager;
import io.github.reversion.compute.Precision;
import io.github.reversion.diffusion.AutoencoderKL;
import io.github.reversion.diffusion.LatentMoments;
import io.github.reversion.pipeline.Networks;

/** Images to latents and back. */
final class VaePart implements GoldenPart {

  @Override
  public String name() {
    return "vae";
  }

  @Override
  public String files() {
    return "vae/*.safetensors";
  }

  @Override
  public void replay(GoldenFolder folder, String file, Replay replay) {
    String checkpoint = GoldenFolder.baseName(file);
    GoldenTensors tensors = folder.tensors(file);
    try (Networks networks = new Networks(replay.device(), Precision.FP32)) {
      AutoencoderKL vae = networks.vae(folder.path(checkpoint + "/vae"));
      for (String name : tensors.cases()) {
        replay.check(
            checkpoint + "/" + name,
            tensors,
            name,
            golden -> encodeAndDecode(golden, replay.manager(), vae));
      }
    }
  }

  private static void encodeAndDecode(GoldenCase golden, NDManager manager, AutoencoderKL vae) {
    if (golden.has("in.image")) {
      LatentMoments moments = vae.encode(golden.array(manager, "in.image"));
      golden.compareIfExpected("out.mean", moments.mean());
      golden.compareIfExpected("out.logvar", moments.logvar());
      if (golden.has("out.scaled_sample")) {
        golden.compare(
            "out.scaled_sample", vae.scale(moments.sample(golden.array(manager, "in.noise"))));
      }
    }
    if (golden.has("out.decoded")) {
      golden.compare("out.decoded", vae.decode(golden.array(manager, "in.scaled_latents")));
    }
  }
}

package io.github.reversion.run;

import io.github.reversion.compute.ComputeDevice;
import io.github.reversion.compute.EngineInfo;
import io.github.reversion.compute.Precision;
import io.github.reversion.pipeline.StableDiffusion;
import io.github.reversion.settings.Setting;
import io.github.reversion.settings.Settings;
import io.github.reversion.store.ModelStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which model computes where, and in what. */
public record ModelChoice(
    @Setting(
            "the name of an installed model, a model folder in diffusers layout, or mini: the"
                + " embedded one")
        String model,
    @Setting("auto: a CUDA GPU where there is one; cpu, cuda, cuda:1, or mps (experimental)")
        String device,
    @Setting("what the networks compute in: fp32, bf16, or fp16 on a GPU") Precision precision) {
  private static final Logger LOG = LoggerFactory.getLogger(ModelChoice.class);

  /** The settings by name. */
  public static final Settings<ModelChoice> SETTINGS = Settings.of(ModelChoice.class);

  /** The embedded model on the best device, in fp32. */
  public static ModelChoice mini() {
    return new ModelChoice(ModelStore.MINI, "auto", Precision.FP32);
  }

  /** Loads the model; says in the log where it computes and why there. */
  public StableDiffusion load(ModelStore store) {
    ComputeDevice chosen = ComputeDevice.choose(device);
    StableDiffusion loaded = StableDiffusion.load(store.model(model), chosen, precision);
    LOG.info("{}", EngineInfo.of(chosen));
    return loaded;
  }
}

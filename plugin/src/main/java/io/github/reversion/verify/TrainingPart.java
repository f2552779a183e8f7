package io.github.reversion.verify;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.reversion.compute.Precision;
import io.github.reversion.exemplar.ExemplarFolder;
import io.github.reversion.exemplar.Exemplars;
import io.github.reversion.pipeline.StableDiffusion;

/** Whole runs of relation inversion, with recorded draws. */
final class TrainingPart implements GoldenPart {
  private static final String RUN = "run";

  @Override
  public String name() {
    return "training";
  }

  @Override
  public String files() {
    return "training/training.json";
  }

  @Override
  public void replay(GoldenFolder folder, String file, Replay replay) {
    JsonNode list = folder.json(file);
    String parent = file.substring(0, file.lastIndexOf('/') + 1);
    int resolution = list.required("resolution").intValue();
    Exemplars exemplars = ExemplarFolder.read(folder.path(list.required("dataset").textValue()));
    try (StableDiffusion model =
        StableDiffusion.load(
            folder.path(list.required("checkpoint").textValue()),
            replay.device(),
            Precision.FP32)) {
      for (JsonNode recipe : list.required("runs")) {
        String name = recipe.required("run").textValue();
        GoldenTensors tensors = folder.tensors(parent + name + ".safetensors");
        replay.check(
            name,
            tensors,
            RUN,
            golden ->
                new RecordedRun(golden, recipe, resolution, model, exemplars)
                    .replay(replay.manager()));
      }
    }
  }
}

package io.github.reversion.example;

import io.github.reversion.exemplar.ExemplarFolder;
import io.github.reversion.image.ImageFiles;
import io.github.reversion.inversion.InversionListener;
import io.github.reversion.inversion.InversionOptions;
import io.github.reversion.inversion.RelationInversion;
import io.github.reversion.pipeline.GenerationListener;
import io.github.reversion.pipeline.GenerationOptions;
import io.github.reversion.pipeline.ImageRequest;
import io.github.reversion.pipeline.StableDiffusion;
import io.github.reversion.pipeline.TextToImage;
import io.github.reversion.relation.Relation;
import io.github.reversion.relation.RelationFile;
import io.github.reversion.run.ModelChoice;
import io.github.reversion.store.ModelStore;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Learns a relation from a folder of exemplars and draws it, without ImageJ. */
public final class LearnAndDraw {
  private LearnAndDraw() {}

  /** Arguments: a folder of exemplars, the file to draw into, optimiser steps (such as 150). */
  public static void main(String[] args) {
    InversionOptions options =
        InversionOptions.SETTINGS.with(InversionOptions.quick(), Map.of("steps", args[2]));
    try (StableDiffusion model = ModelChoice.mini().load(ModelStore.ofUser())) {
      Relation relation =
          new RelationInversion(model, ExemplarFolder.read(Path.of(args[0])), options)
              .run(InversionListener.NONE)
              .relation();
      RelationFile.write(Path.of(args[1] + ".safetensors"), relation);
      ImageRequest request = new ImageRequest("red star {} blue circle", 1);
      new TextToImage(model, List.of(relation), GenerationOptions.quick())
          .generate(List.of(request), GenerationListener.NONE)
          .forEach(image -> ImageFiles.writePng(Path.of(args[1]), image));
    }
  }
}

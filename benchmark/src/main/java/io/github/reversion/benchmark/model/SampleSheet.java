package io.github.reversion.benchmark.model;

import io.github.reversion.benchmark.world.BenchmarkRelation;
import io.github.reversion.benchmark.world.Composition;
import io.github.reversion.benchmark.world.Scene;
import io.github.reversion.benchmark.world.SceneCaption;
import io.github.reversion.benchmark.world.SceneSampler;
import io.github.reversion.benchmark.world.SceneSplit;
import io.github.reversion.compute.Autograd;
import io.github.reversion.compute.ComputeDevice;
import io.github.reversion.compute.Precision;
import io.github.reversion.image.Montage;
import io.github.reversion.image.RgbImage;
import io.github.reversion.pipeline.GenerationListener;
import io.github.reversion.pipeline.GenerationOptions;
import io.github.reversion.pipeline.ImageRequest;
import io.github.reversion.pipeline.StableDiffusion;
import io.github.reversion.pipeline.TextToImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a model draws for the words of the ten relations, a row each. */
final class SampleSheet {
  private static final int COLUMNS = 6;

  private SampleSheet() {}

  static RgbImage draw(Path model) {
    List<String> prompts = new ArrayList<>();
    for (BenchmarkRelation relation : BenchmarkRelation.values()) {
      for (int i = 0; i < COLUMNS; i++) {
        Scene scene = SceneSampler.scene(relation, SceneSplit.VALIDATION, i);
        List<String> words = List.of(relation.words().split(" "));
        prompts.add(SceneCaption.of(scene, words, true, true).toString());
      }
    }
    GenerationOptions options =
        GenerationOptions.SETTINGS.with(
            GenerationOptions.quick(), Map.of("batchSize", Integer.toString(COLUMNS)));
    try (StableDiffusion diffusion =
            StableDiffusion.load(model, ComputeDevice.cpu(), Precision.FP32);
        Autograd off = Autograd.off()) {
      List<RgbImage> images =
          new TextToImage(diffusion, List.of(), options)
              .generate(ImageRequest.series(prompts, 1, 0), new GenerationListener() {});
      List<Montage.Tile> tiles = new ArrayList<>();
      for (int i = 0; i < images.size(); i++) {
        tiles.add(new Montage.Tile(images.get(i), prompts.get(i)));
      }
      return new Montage(COLUMNS, 2 * Composition.SIDE).draw("Drawn from words", tiles);
    }
  }
}

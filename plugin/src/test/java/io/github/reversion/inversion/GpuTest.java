package io.github.reversion.inversion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.pytorch.jni.JniUtils;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.reversion.clip.ClipTokenizer;
import io.github.reversion.clip.Placeholder;
import io.github.reversion.compute.ComputeDevice;
import io.github.reversion.compute.Draws;
import io.github.reversion.compute.Precision;
import io.github.reversion.compute.Torch;
import io.github.reversion.exemplar.ExemplarFolder;
import io.github.reversion.exemplar.Exemplars;
import io.github.reversion.exemplar.StopWords;
import io.github.reversion.image.Preprocessing;
import io.github.reversion.image.RgbImage;
import io.github.reversion.pipeline.GenerationListener;
import io.github.reversion.pipeline.GenerationOptions;
import io.github.reversion.pipeline.ImageRequest;
import io.github.reversion.pipeline.StableDiffusion;
import io.github.reversion.pipeline.TextToImage;
import io.github.reversion.store.ModelStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Needs a CUDA GPU; {@code gpu-test.sh} runs it. */
@Tag("gpu")
class GpuTest {
  private static final InversionOptions FEW =
      InversionOptions.SETTINGS.with(
          InversionOptions.quick(), Map.of("steps", "4", "previewEvery", "0"));

  @TempDir Path folder;

  @Test
  void autoTakesTheGpu() {
    assertTrue(ComputeDevice.choose("auto").isCuda(), ComputeDevice.choose("auto").reason());
  }

  @ParameterizedTest
  @EnumSource(Precision.class)
  void learnsAndDrawsInEveryPrecision(Precision precision) {
    ModelStore store = new ModelStore(folder);
    Exemplars exemplars = ExemplarFolder.read(store.exemplars("example:wrapped_in"));
    try (StableDiffusion model = load(store, precision)) {
      InversionResult result =
          new RelationInversion(model, exemplars, FEW).run(InversionListener.NONE);
      assertEquals(InversionResult.Outcome.COMPLETED, result.outcome());
      assertTrue(result.log().stream().allMatch(StepRecord::finite));
      List<RgbImage> images =
          new TextToImage(model, List.of(result.relation()), GenerationOptions.quick())
              .generate(
                  ImageRequest.series(List.of("red star {} blue cross"), 1, 1),
                  GenerationListener.NONE);
      assertEquals(64, images.get(0).width());
    }
  }

  @Test
  void gpuLearnsWhatTheCpuLearns() {
    ModelStore store = new ModelStore(folder);
    Exemplars exemplars = ExemplarFolder.read(store.exemplars("example:wrapped_in"));
    float[][] learned = new float[2][];
    ComputeDevice[] devices = {ComputeDevice.cpu(), ComputeDevice.choose("cuda")};
    for (int i = 0; i < 2; i++) {
      try (StableDiffusion model =
          StableDiffusion.load(store.model("mini"), devices[i], Precision.FP32)) {
        RelationInversion inversion = new RelationInversion(model, exemplars, FEW);
        learned[i] = inversion.run(InversionListener.NONE).relation().vectors()[0];
      }
    }
    for (int i = 0; i < learned[0].length; i++) {
      assertEquals(learned[0][i], learned[1][i], 2e-3);
    }
  }

  @Test
  void nothingIsCopiedToOrFromTheGpuInsideAStep() throws IOException {
    ModelStore store = new ModelStore(folder);
    Exemplars exemplars = ExemplarFolder.read(store.exemplars("example:wrapped_in"));
    try (StableDiffusion model = load(store, Precision.FP32);
        NDManager manager = Torch.newManager(model.device())) {
      ClipTokenizer tokenizer = model.tokenizer().withPlaceholders(List.of(new Placeholder("<R>")));
      SteeringVocabulary vocabulary =
          SteeringVocabulary.of(
              model.tokenizer(),
              BasisPrepositions.english().words(),
              StopWords.english(),
              FEW.basis());
      PreparedExemplars prepared =
          PreparedExemplars.of(
              manager,
              model,
              tokenizer,
              "<R>",
              vocabulary,
              exemplars,
              new Preprocessing(64, false),
              w -> {});
      MicroBatches batches =
          new MicroBatches(model, prepared, vocabulary, tokenizer.placeholderIds("<R>"), FEW);
      SeededDraws draws = new SeededDraws(new Draws(1), 10, vocabulary.basis().size(), 4);
      InversionLoss loss = new InversionLoss(model, FEW);
      int id = model.tokenizer().tokenize("and").get(0);
      for (boolean profiled : new boolean[] {false, true}) {
        try (NDScope scope = new NDScope()) {
          NDArray vectors = model.textModel().tokenVectors(manager, id);
          NDArray state = NDArrays.stack(new NDList(vectors, vectors, vectors));
          MicroBatch batch = batches.draw(manager, draws, 0, 4);
          if (profiled) {
            JniUtils.startProfile(true, false, false);
          }
          InversionLoss.Value value = loss.withGradient(batch, vectors, 1, false);
          NDArray next = AdamW.of(model.ops(), FEW).step(state, value.gradient(), 1);
          if (profiled) {
            Path trace = folder.resolve("trace.json");
            JniUtils.stopProfile(trace.toString());
            assertEquals(List.of(), copies(trace));
          }
          assertEquals(3, next.getShape().get(0));
        }
      }
    }
  }

  private static StableDiffusion load(ModelStore store, Precision precision) {
    return StableDiffusion.load(store.model("mini"), ComputeDevice.choose("cuda"), precision);
  }

  private static List<String> copies(Path trace) throws IOException {
    JsonNode events = new ObjectMapper().readTree(trace.toFile());
    List<String> kernels = events.findValuesAsText("name");
    assertTrue(kernels.size() > 100, "The profile is empty");
    return kernels.stream().filter(n -> n.contains("HtoD") || n.contains("DtoH")).toList();
  }
}

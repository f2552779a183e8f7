package io.github.reversion.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.reversion.pipeline.GenerationListener;
import io.github.reversion.pipeline.GenerationOptions;
import io.github.reversion.pipeline.ImageRequest;
import io.github.reversion.pipeline.PartWeights;
import io.github.reversion.pipeline.StableDiffusion;
import io.github.reversion.pipeline.TextToImage;
import io.github.reversion.store.ModelStore;
import io.github.reversion.testing.Tiny;
import io.github.reversion.weights.SafetensorsWriter;
import io.github.reversion.weights.TensorData;
import io.github.reversion.weights.TransferListener;
import io.github.reversion.weights.WeightFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckpointConversionTest {
  @TempDir Path temp;

  private Path mini() {
    return new ModelStore(Path.of("target", "reversion-home")).model(ModelStore.MINI);
  }

  private Path convert(Path file, Path template) {
    Path folder = temp.resolve("converted");
    CheckpointConversion.of(file, CheckpointType.AUTO, Optional.of(template))
        .write(folder, TransferListener.NONE);
    return folder;
  }

  private Path original(Map<String, TensorData> tensors) {
    return OriginalFile.write(temp.resolve("model.safetensors"), tensors);
  }

  private static Map<String, TensorData> tensors(Path folder) {
    Map<String, TensorData> all = new TreeMap<>();
    for (String part : List.of("unet", "vae", "text_encoder")) {
      String base = part.equals("text_encoder") ? WeightFiles.TRANSFORMERS : WeightFiles.DIFFUSERS;
      OriginalFile.read(folder.resolve(part), base)
          .forEach((name, data) -> all.put(part + "/" + OriginalFile.newer(name), data));
    }
    all.remove("text_encoder/text_model.embeddings.position_ids");
    return all;
  }

  private static byte[] picture(Path folder) {
    GenerationOptions options =
        GenerationOptions.SETTINGS.with(
            GenerationOptions.quick(), Map.of("steps", "2", "width", "32", "height", "32"));
    try (StableDiffusion model = Tiny.load(folder)) {
      return new TextToImage(model, List.of(), options)
          .generate(
              ImageRequest.series(List.of("a cat on a stone"), 1, 3), new GenerationListener() {})
          .get(0)
          .rgb();
    }
  }

  /**
   * The same tensors give the same pictures; where they lie at other places of the file, the
   * processor may sum them up in another order, which is seen as one step of a byte at most.
   */
  private void assertSame(Path before, Path after) {
    assertEquals(tensors(before), tensors(after));
    byte[] one = picture(before);
    byte[] other = picture(after);
    assertEquals(one.length, other.length);
    for (int i = 0; i < one.length; i++) {
      assertEquals(Byte.toUnsignedInt(one[i]), Byte.toUnsignedInt(other[i]), 1);
    }
  }

  @Test
  void aModelOfTheFirstKindComesBackWithTheSameTensorsAndPictures() {
    Path file = original(OriginalFile.ofStableDiffusion().of(Tiny.SD15, false));
    assertSame(Tiny.SD15, convert(file, Tiny.SD15));
  }

  @Test
  void aModelOfTheSecondKindComesBackByteForByte() throws IOException {
    Path file = original(OriginalFile.ofStableDiffusion().of(Tiny.SD21, true));
    Path after = convert(file, Tiny.SD21);
    for (String weights :
        List.of(
            "unet/diffusion_pytorch_model.safetensors",
            "vae/diffusion_pytorch_model.safetensors",
            "text_encoder/model.safetensors")) {
      assertEquals(-1, Files.mismatch(Tiny.SD21.resolve(weights), after.resolve(weights)), weights);
    }
    assertArrayEquals(picture(Tiny.SD21), picture(after));
  }

  @Test
  void theEmbeddedModelComesBackWithTheSameTensorsAndPictures() {
    Path mini = mini();
    assertSame(mini, convert(original(OriginalFile.ofMini().of(mini, false)), mini));
  }

  @Test
  void whatTrainingLeavesInAFileIsLeftOut() {
    Map<String, TensorData> tensors = OriginalFile.ofMini().of(mini(), false);
    TensorData some = TensorData.ofFloats(new float[3]);
    for (String key :
        List.of(
            "model_ema.decay",
            "model_ema.diffusion_modeltime_embed0weight",
            "alphas_cumprod_prev",
            "betas",
            "sqrt_one_minus_alphas_cumprod",
            "posterior_mean_coef1",
            "first_stage_model.loss.logvar",
            "cond_stage_model.transformer.text_model.embeddings.position_ids")) {
      tensors.put(key, some);
    }
    assertEquals(tensors(mini()), tensors(convert(original(tensors), mini())));
  }

  /** Numbers that Hugging Face's model pages and the papers give. */
  @ParameterizedTest
  @CsvSource({"SD1, 859520964, 83653863, 123060480", "SD2_V, 865910724, 83653863, 340387840"})
  void theBuiltInSizesAreThePublishedOnes(CheckpointType type, long unet, long vae, long text) {
    ModelConfigs configs = ModelConfigs.of(type);
    assertEquals(unet, count(PartWeights.of(configs.unet())));
    assertEquals(vae, count(PartWeights.of(configs.vae(), name -> false)));
    assertEquals(text, count(PartWeights.of(configs.text())));
  }

  private static long count(Map<String, List<Long>> shapes) {
    return shapes.values().stream()
        .mapToLong(shape -> shape.stream().reduce(1L, (a, b) -> a * b))
        .sum();
  }

  @Test
  void configurationAndTokenizerAreWrittenWhereThereIsNoTemplate() throws IOException {
    ModelConfigs.of(CheckpointType.SD2_V).write(Files.createDirectory(temp.resolve("sd2")));
    ModelConfigs read = ModelConfigs.of(temp.resolve("sd2"));
    assertEquals(96, read.unet().sampleSize());
    assertEquals(List.of(5, 10, 20, 20), read.unet().heads());
    assertEquals(23, read.text().layers());
    assertEquals(
        "v_prediction",
        read.files().get("scheduler/scheduler_config.json").get("prediction_type").asText());
    assertTrue(Files.size(temp.resolve("sd2/tokenizer/vocab.json")) > 500_000);
  }

  @Test
  void theLicenceOfTheFileGoesWithIt() throws IOException {
    Path file = temp.resolve("named.safetensors");
    Map<String, TensorData> tensors = OriginalFile.ofMini().of(mini(), false);
    SafetensorsWriter.write(file, tensors, Map.of("modelspec.license", "openrail++"));
    String readme = Files.readString(convert(file, mini()).resolve("README.md"));
    assertTrue(readme.startsWith("---\nlicense: openrail++\n---\n"), readme);
    assertTrue(readme.contains("named.safetensors"), readme);
  }

  @Test
  void aConversionThatIsStoppedLeavesNothing() throws IOException {
    Path file = original(OriginalFile.ofMini().of(mini(), false));
    CheckpointConversion conversion =
        CheckpointConversion.of(file, CheckpointType.AUTO, Optional.of(mini()));
    Path folder = Files.createDirectory(temp.resolve("models")).resolve("stopped");
    assertThrows(
        CancellationException.class,
        () ->
            conversion.write(
                folder,
                (what, done, total) -> {
                  assertEquals(conversion.bytes(), total);
                  if (done > total / 2) {
                    throw new CancellationException();
                  }
                }));
    try (Stream<Path> left = Files.list(folder.getParent())) {
      assertEquals(List.of(), left.toList());
    }
  }
}

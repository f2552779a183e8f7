package io.github.reversion.pipeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.reversion.UserException;
import io.github.reversion.compute.ComputeDevice;
import io.github.reversion.compute.ComputeException;
import io.github.reversion.compute.Draws;
import io.github.reversion.compute.Precision;
import io.github.reversion.compute.Torch;
import io.github.reversion.diffusion.PredictionType;
import io.github.reversion.testing.MicroModel;
import io.github.reversion.testing.Tiny;
import io.github.reversion.weights.Safetensors;
import io.github.reversion.weights.SafetensorsWriter;
import io.github.reversion.weights.TensorData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StableDiffusionTest {
  private static final String TABLE = "text_model.embeddings.token_embedding.weight";

  @TempDir static Path shared;

  @TempDir Path folder;

  @BeforeAll
  static void writeAMicroModel() throws IOException {
    MicroModel.write(shared.resolve("micro"));
  }

  @Test
  void loadsAModelOfTheFirstKind() {
    try (StableDiffusion model = Tiny.load(Tiny.SD15)) {
      assertEquals(24, model.textWidth());
      assertEquals(512, model.resolution());
      assertEquals(PredictionType.EPSILON, model.scheduler().predictionType());
      assertTrue(model.fingerprint().matches("[0-9a-f]{64}"));
      assertTrue(model.textModel().config().quickGelu());
    }
  }

  @Test
  void loadsAModelOfTheSecondKind() {
    try (StableDiffusion model = Tiny.load(Tiny.SD21)) {
      assertEquals(32, model.textWidth());
      assertEquals(PredictionType.V_PREDICTION, model.scheduler().predictionType());
      assertEquals(List.of(2, 4, 4, 8), model.unet().config().heads());
    }
  }

  @Test
  void shardsGiveTheSamePrediction() throws IOException {
    Path sharded = copyOfSd21();
    delete(sharded.resolve("unet"));
    Tiny.copy(Tiny.GOLDENS.resolve("tiny-sd21-sharded/unet"), sharded.resolve("unet"));
    float[] expected = prediction(Tiny.SD21, Precision.FP32);
    // Not bit by bit: weights lie at other addresses, and products add up in another order there.
    assertArrayEquals(expected, prediction(sharded, Precision.FP32), 1e-5f);
  }

  @ParameterizedTest
  @CsvSource({"fp16, FP32, 5e-3", "bf16, FP32, 4e-2", "fp16, BF16, 0.15", "bf16, BF16, 0.15"})
  void shortWeightsAloneAreEnough(String variant, Precision precision, float tolerance)
      throws IOException {
    Path half = copyOfSd21();
    try (Stream<Path> files = Files.walk(half)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".safetensors")).toList()) {
        if (!file.toString().endsWith("." + variant + ".safetensors")) {
          Files.delete(file);
        }
      }
    }
    float[] expected = prediction(Tiny.SD21, Precision.FP32);
    float[] found = prediction(half, precision);
    assertNotEquals(expected[0], found[0], "the plain weights were used");
    // Predictions are of the size of 1.
    assertArrayEquals(expected, found, tolerance);
  }

  private static float[] prediction(Path model, Precision precision) {
    Torch.setThreads(1);
    try (StableDiffusion loaded = StableDiffusion.load(model, ComputeDevice.cpu(), precision);
        NDManager manager = Torch.newManager(ComputeDevice.cpu())) {
      float[] noise = new float[4 * 8 * 8];
      new Draws(3).stream("test").fillGaussian(noise);
      Prompts prompts = new Prompts(loaded, List.of());
      NDArray context = prompts.encode(manager, List.of(prompts.ids("a cat on a stone")));
      NDArray latents = manager.create(noise, new Shape(1, 4, 8, 8));
      NDArray timestep = manager.create(new float[] {500});
      return loaded.unet().predict(latents, timestep, context).toFloatArray();
    }
  }

  @Test
  void folderThatIsNoneIsRefused() {
    String message = refused(folder.resolve("nowhere"));
    assertTrue(message.contains("nowhere: is no folder"), message);
    assertTrue(message.contains("or mini"), message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "model_index.json",
        "tokenizer/vocab.json",
        "tokenizer/merges.txt",
        "tokenizer/tokenizer_config.json",
        "text_encoder/config.json",
        "text_encoder/model.safetensors",
        "unet/config.json",
        "unet/diffusion_pytorch_model.safetensors",
        "vae/config.json",
        "vae/diffusion_pytorch_model.safetensors",
        "scheduler/scheduler_config.json"
      })
  void missingFileIsNamed(String file) throws IOException {
    Path model = micro();
    Files.delete(model.resolve(file));
    String message = refused(model);
    assertTrue(message.startsWith(model.toString()), message);
    assertTrue(message.contains(Path.of(file).getFileName().toString()), message);
    assertTrue(message.contains(Path.of(file).getName(0).toString()), message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"tokenizer", "text_encoder", "unet", "vae", "scheduler"})
  void missingPartIsNamed(String part) throws IOException {
    Path model = micro();
    delete(model.resolve(part));
    String message = refused(model);
    assertTrue(message.startsWith(model.resolve(part).toString()), message);
    assertTrue(message.contains("missing"), message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text_encoder/model.safetensors",
        "unet/diffusion_pytorch_model.safetensors",
        "vae/diffusion_pytorch_model.safetensors"
      })
  void truncatedWeightsAreRefused(String file) throws IOException {
    Path model = micro();
    byte[] bytes = Files.readAllBytes(model.resolve(file));
    for (int length : new int[] {0, 7, 100, bytes.length - 1}) {
      Files.write(model.resolve(file), Arrays.copyOf(bytes, length));
      String message = refused(model);
      assertTrue(message.startsWith(model.resolve(file).toString()), message);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "text_encoder, \"hidden_size\": 8, \"hidden_size\": 16, " + TABLE,
    "unet, [8], [16], weight",
    "vae, \"block_out_channels\": [4^ 4], \"block_out_channels\": [4^ 8], weight"
  })
  void wrongShapeNamesTheTensor(String part, String before, String after, String tensor)
      throws IOException {
    Path model = micro();
    Path config = model.resolve(part).resolve("config.json");
    Tiny.edit(config, before.replace('^', ','), after.replace('^', ','));
    String message = refused(model);
    assertTrue(message.startsWith(model.resolve(part).toString()), message);
    assertTrue(message.contains("tensor '"), message);
    assertTrue(message.contains("has shape") && message.contains(tensor), message);
  }

  @Test
  void missingTensorIsNamed() throws IOException {
    Path model = micro();
    rewrite(model.resolve("text_encoder/model.safetensors"), tensors -> tensors.remove(TABLE));
    assertTrue(refused(model).contains("lacks tensor '" + TABLE + "'"));
  }

  @Test
  void tensorThatBelongsToNoPartIsNamed() throws IOException {
    Path model = micro();
    TensorData more = TensorData.ofFloats(new float[2]);
    rewrite(
        model.resolve("unet/diffusion_pytorch_model.safetensors"),
        tensors -> tensors.put("controlnet.weight", more));
    String message = refused(model);
    assertTrue(message.contains("'controlnet.weight' belongs to no part"), message);
  }

  @Test
  void weightsThatAreWholeNumbersAreRefused() throws IOException {
    Path model = micro();
    rewrite(
        model.resolve("text_encoder/model.safetensors"),
        tensors -> tensors.put(TABLE, TensorData.ofInts(new int[4096 * 8], 4096, 8)));
    String message = refused(model);
    assertTrue(message.contains(TABLE) && message.contains("I32"), message);
  }

  @ParameterizedTest
  @CsvSource({
    "StableDiffusionPipeline, StableDiffusionXLPipeline, _class_name",
    "StableDiffusionPipeline, StableDiffusion3Pipeline, _class_name",
    "StableDiffusionPipeline, FluxPipeline, _class_name",
    "UNet2DConditionModel, UNet3DConditionModel, unet",
    "AutoencoderKL, VQModel, vae",
    "CLIPTextModel, T5EncoderModel, text_encoder",
    "CLIPTokenizer, T5Tokenizer, tokenizer"
  })
  void unknownClassIsNamed(String before, String after, String key) throws IOException {
    Path model = micro();
    Tiny.edit(model.resolve("model_index.json"), '"' + before + '"', '"' + after + '"');
    String message = refused(model);
    assertTrue(message.contains("model_index.json"), message);
    assertTrue(message.contains(key + " is") && message.contains(after), message);
  }

  @Test
  void textEncoderAndUNetOfDifferentWidthAreRefused() throws IOException {
    Path model = micro();
    delete(model.resolve("unet"));
    Tiny.copy(Tiny.SD21.resolve("unet"), model.resolve("unet"));
    String message = refused(model);
    assertTrue(message.contains("cross_attention_dim is 32"), message);
    assertTrue(message.contains("text encoder's width 8"), message);
  }

  @Test
  void tokenizerOfAnotherModelIsRefused() throws IOException {
    Path model = micro();
    delete(model.resolve("tokenizer"));
    Tiny.copy(Tiny.SD15.resolve("tokenizer"), model.resolve("tokenizer"));
    String message = refused(model);
    assertTrue(message.contains("vocab_size is 4096") && message.contains("49408"), message);
  }

  @Test
  void tokenizerOfLongerTextsIsRefused() throws IOException {
    Path model = micro();
    Tiny.edit(
        model.resolve("tokenizer/tokenizer_config.json"),
        "\"model_max_length\": 77",
        "\"model_max_length\": 78");
    String message = refused(model);
    assertTrue(message.contains("max_position_embeddings is 77"), message);
    assertTrue(message.contains("model_max_length 78"), message);
  }

  @Test
  void schedulerThatCannotBeUsedIsRefused() throws IOException {
    Path model = micro();
    Path config = model.resolve("scheduler/scheduler_config.json");
    Tiny.edit(config, "v_prediction", "flow_prediction");
    String message = refused(model);
    assertTrue(message.startsWith(config.toString()), message);
    assertTrue(message.contains("flow_prediction"), message);
  }

  @Test
  void halfPrecisionOnTheProcessorIsRefused() {
    ComputeException e =
        assertThrows(
            ComputeException.class,
            () -> StableDiffusion.load(Tiny.SD15, ComputeDevice.cpu(), Precision.FP16));
    assertTrue(e.getMessage().contains("precision is fp16"), e.getMessage());
    assertTrue(e.getMessage().contains("bf16"), e.getMessage());
  }

  @Test
  void neitherAClosedModelNorARefusedOneLeavesArrays() throws IOException {
    int before = Torch.liveArrays();
    Tiny.load(Tiny.SD15).close();
    assertEquals(before, Torch.liveArrays());
    Path model = micro();
    Files.delete(model.resolve("scheduler/scheduler_config.json"));
    refused(model);
    assertEquals(before, Torch.liveArrays());
  }

  @Test
  void fingerprintTellsContentsApartAndNotPlaces() throws IOException {
    Path one = micro();
    Path two = Tiny.copy(one, folder.resolve("two"));
    String fingerprint = ModelFingerprint.of(one);
    assertEquals(fingerprint, ModelFingerprint.of(two));
    byte[] weights = Files.readAllBytes(two.resolve("vae/diffusion_pytorch_model.safetensors"));
    weights[weights.length / 2] ^= 1;
    Files.write(two.resolve("vae/diffusion_pytorch_model.safetensors"), weights);
    assertNotEquals(fingerprint, ModelFingerprint.of(two));
    Files.writeString(one.resolve("README.md"), "not part of the model");
    assertEquals(fingerprint, ModelFingerprint.of(one));
  }

  private static String refused(Path model) {
    return assertThrows(UserException.class, () -> Tiny.load(model)).getMessage();
  }

  private Path micro() throws IOException {
    return Tiny.copy(shared.resolve("micro"), folder.resolve("micro"));
  }

  private Path copyOfSd21() throws IOException {
    return Tiny.copy(Tiny.SD21, folder.resolve("copy"));
  }

  /** Changes the tensors of a file. */
  @FunctionalInterface
  private interface Change {
    void to(Map<String, TensorData> tensors);
  }

  private static void rewrite(Path file, Change change) {
    Map<String, TensorData> tensors = new LinkedHashMap<>(Safetensors.read(file));
    change.to(tensors);
    SafetensorsWriter.write(file, tensors, Map.of());
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}

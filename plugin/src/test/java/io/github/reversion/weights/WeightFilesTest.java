package io.github.reversion.weights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeightFilesTest {
  private static final Path GOLDENS = Path.of("src/test/resources/goldens");
  private static final String BASE = WeightFiles.DIFFUSERS;
  private static final String INDEX = BASE + ".safetensors.index.json";

  @TempDir private Path folder;

  @Test
  void shardsHoldWhatTheSingleFileHolds() {
    WeightFiles whole = WeightFiles.find(GOLDENS.resolve("tiny-sd21/unet"), BASE);
    WeightFiles shards = WeightFiles.find(GOLDENS.resolve("tiny-sd21-sharded/unet"), BASE);
    assertEquals(1, whole.files().size());
    assertEquals(3, shards.files().size());
    assertEquals(INDEX, shards.source().getFileName().toString());
    assertEquals(whole.tensors().keySet(), shards.tensors().keySet());
    Map<String, TensorData> numbers = new HashMap<>();
    shards.files().forEach(file -> numbers.putAll(Safetensors.read(file)));
    assertEquals(Safetensors.read(whole.source()), numbers);
  }

  @ParameterizedTest
  @CsvSource({"'',F32", "fp16,F16", "bf16,BF16"})
  void aVariantIsTakenOnDemand(String variant, DType dtype) {
    WeightFiles files =
        WeightFiles.find(GOLDENS.resolve("tiny-sd21/text_encoder"), "model", variant);
    String name = "text_model.final_layer_norm.weight";
    assertEquals(dtype, files.require(name).info().dtype());
  }

  @Test
  void aVariantIsTakenWhereThereIsNothingElse() {
    write(BASE + ".bf16.safetensors", "a");
    assertEquals(
        BASE + ".bf16.safetensors",
        WeightFiles.find(folder, BASE).source().getFileName().toString());
    assertThrows(WeightsException.class, () -> WeightFiles.find(folder, BASE, "fp16"));
  }

  @Test
  void aVariantMayBeSharded() throws IOException {
    write("x.fp16.safetensors", "a");
    Files.writeString(
        folder.resolve("model.safetensors.index.fp16.json"),
        "{\"weight_map\":{\"a\":\"x.fp16.safetensors\"}}");
    assertEquals(
        List.of(folder.resolve("x.fp16.safetensors")), WeightFiles.find(folder, "model").files());
  }

  @ParameterizedTest
  @CsvSource({
    "unet_no_weights,diffusion_pytorch_model.safetensors",
    "unet_shard_missing,diffusion_pytorch_model-00002-of-00002.safetensors",
    "unet_shard_escapes,diffusion_pytorch_model.safetensors.index.json",
  })
  void damagedFoldersAreRefusedByName(String name, String named) {
    Path unet = GOLDENS.resolve("malformed/micro").resolve(name);
    assertRefused(unet, named);
  }

  @Test
  void aMissingTensorIsNamedWithItsFile() {
    Path unet = GOLDENS.resolve("malformed/micro/unet_missing_weight");
    String tensor = "mid_block.attentions.0.transformer_blocks.0.attn2.to_k.weight";
    WeightFiles files = WeightFiles.find(unet, BASE);
    WeightsException e = assertThrows(WeightsException.class, () -> files.require(tensor));
    assertTrue(e.getMessage().contains(BASE + ".safetensors"), e.getMessage());
    assertTrue(e.getMessage().contains(tensor), e.getMessage());
  }

  @Test
  void weightsInTheOldFormatOnlyAreExplained() throws IOException {
    Files.createFile(folder.resolve(BASE + ".bin"));
    assertRefused(folder, "old .bin format");
  }

  @Test
  void anIndexThatDisagreesWithItsShardsIsRefused() throws IOException {
    write("one.safetensors", "a");
    write("two.safetensors", "b");
    index("{\"weight_map\":{\"a\":\"one.safetensors\",\"c\":\"two.safetensors\"}}");
    assertRefused(folder, "'b'");
    index("{\"weight_map\":{\"a\":\"one.safetensors\",\"c\":\"one.safetensors\"}}");
    assertRefused(folder, "'c'");
    index("{\"weight_map\":{\"a\":\"one.safetensors\",\"b\":\"one.safetensors\"}}");
    assertRefused(folder, "'b'");
  }

  @Test
  void anIndexThatIsNotSoundIsRefused() throws IOException {
    for (String text :
        List.of(
            "",
            "[]",
            "{",
            "{} x",
            "{\"weight_map\":[]}",
            "{\"weight_map\":{\"a\":1}}",
            "{\"weight_map\":{\"a\":\"x\",\"a\":\"y\"}}",
            "{\"weight_map\":{\"a\":\"\"}}",
            "{\"weight_map\":{\"a\":\"..\"}}",
            "{\"weight_map\":{\"a\":\"x\\u0000\"}}",
            "{\"weight_map\":{\"a\":\"/etc/x\"}}",
            "{\"weight_map\":{\"a\":\"..\\\\x\"}}")) {
      index(text);
      assertRefused(folder, INDEX);
    }
  }

  private void assertRefused(Path unet, String named) {
    WeightsException e = assertThrows(WeightsException.class, () -> WeightFiles.find(unet, BASE));
    assertTrue(e.getMessage().contains(named), e.getMessage());
  }

  private void write(String file, String tensor) {
    TensorData one = TensorData.ofFloats(new float[] {1});
    SafetensorsWriter.write(folder.resolve(file), Map.of(tensor, one), Map.of());
  }

  private void index(String text) throws IOException {
    Files.writeString(folder.resolve(INDEX), text);
  }
}

package io.github.reversion.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.reversion.UserException;
import io.github.reversion.store.ModelStore;
import io.github.reversion.testing.Tiny;
import io.github.reversion.weights.DType;
import io.github.reversion.weights.SafetensorsWriter;
import io.github.reversion.weights.TensorData;
import io.github.reversion.weights.TransferListener;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that are no checkpoint we know: refused by the key that tells, with nothing written. */
class CheckpointRefusalTest {
  @TempDir Path temp;

  private static Path mini() {
    return new ModelStore(Path.of("target", "reversion-home")).model(ModelStore.MINI);
  }

  private Path original(Map<String, TensorData> tensors) {
    return OriginalFile.write(temp.resolve("model.safetensors"), tensors);
  }

  private String refusal(Map<String, TensorData> tensors) {
    Path file = original(tensors);
    Path folder = temp.resolve("refused");
    UserException e =
        assertThrows(
            UserException.class,
            () ->
                CheckpointConversion.of(file, CheckpointType.AUTO, Optional.of(mini()))
                    .write(folder, TransferListener.NONE));
    assertFalse(Files.exists(folder));
    assertTrue(e.getMessage().startsWith(file + ": "), e.getMessage());
    return e.getMessage().substring(file.toString().length() + 2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "conditioner.embedders.0.transformer.text_model.x | is Stable Diffusion XL, as 'cond",
        "model.diffusion_model.joint_blocks.0.x | is Stable Diffusion 3 or Flux",
        "double_blocks.0.img_attn.proj.bias | is Stable Diffusion 3 or Flux",
        "lora_unet_down_blocks_0.lora_up.weight | is a LoRA",
        "unet.down_blocks.0.attn1.to_q.lora_A.weight | is a LoRA",
        "control_model.zero_convs.0.0.bias | is a ControlNet",
        "down_blocks.0.resnets.0.norm1.bias | is one network of a model in diffusers layout",
        "decoder.conv_in.bias | is an autoencoder alone",
        "emb_params | is an embedding",
      })
  void otherKindsAreCalledByTheirNames(String key, String sentence) {
    String said = refusal(Map.of(key, TensorData.ofFloats(new float[2])));
    assertTrue(said.startsWith(sentence), said);
    assertTrue(said.contains("'" + key + "'"), said);
  }

  @ParameterizedTest
  @CsvSource({"9, an inpainting model", "8, a model that edits images", "5, is given depth"})
  void aUNetThatSeesMoreThanLatentsIsRefused(int channels, String named) {
    String key = "model.diffusion_model.input_blocks.0.0.weight";
    Map<String, TensorData> tensors = OriginalFile.ofMini().of(mini(), false);
    tensors.put(key, TensorData.ofFloats(new float[channels], 1, channels, 1, 1));
    String said = refusal(tensors);
    assertTrue(said.contains(named) && said.contains(key), said);
  }

  @Test
  void aMissingTensorIsNamed() {
    Map<String, TensorData> tensors = OriginalFile.ofMini().of(mini(), false);
    String key = "model.diffusion_model.middle_block.1.norm.weight";
    tensors.remove(key);
    assertTrue(refusal(tensors).startsWith("lacks tensor '" + key + "'"));
  }

  @Test
  void aTensorThatHasNoPlaceIsNamed() {
    Map<String, TensorData> tensors = OriginalFile.ofMini().of(mini(), false);
    String key = "model.diffusion_model.label_emb.0.0.weight";
    tensors.put(key, TensorData.ofFloats(new float[2]));
    assertTrue(refusal(tensors).startsWith("has tensor '" + key + "'"));
  }

  @Test
  void aTensorOfAnotherShapeOrTypeIsNamed() {
    Map<String, TensorData> tensors = OriginalFile.ofMini().of(mini(), false);
    String key = "first_stage_model.quant_conv.bias";
    tensors.put(key, TensorData.ofFloats(new float[3]));
    assertTrue(refusal(tensors).startsWith("tensor '" + key + "' has shape [3], and not [8]"));
    tensors.put(key, TensorData.of(DType.I64, List.of(8L), ByteBuffer.allocate(64)));
    assertTrue(refusal(tensors).startsWith("tensor '" + key + "' holds I64 numbers"));
  }

  @Test
  void aModelOfOtherSizesWantsATemplate() {
    Path file = original(OriginalFile.ofMini().of(mini(), false));
    String said =
        assertThrows(
                UserException.class,
                () -> CheckpointConversion.of(file, CheckpointType.AUTO, Optional.empty()))
            .getMessage();
    assertTrue(said.contains("give a model folder of its kind as template"), said);
  }

  @Test
  void theSecondKindMustBeToldUnlessItsMetadataDoes() {
    Path file = original(OriginalFile.ofStableDiffusion().of(Tiny.SD21, true));
    Checkpoint untold = Checkpoint.open(file);
    String said =
        assertThrows(UserException.class, () -> TypeGuess.of(untold, CheckpointType.AUTO, true))
            .getMessage();
    assertTrue(said.contains("say type sd2_base"), said);
    assertEquals(CheckpointType.SD2_BASE, TypeGuess.of(untold, CheckpointType.SD2_BASE, true));
    assertTrue(
        assertThrows(UserException.class, () -> TypeGuess.of(untold, CheckpointType.SD1, true))
            .getMessage()
            .startsWith("type is sd1, but the text encoder in "));
    SafetensorsWriter.write(
        file,
        Map.of("x", TensorData.ofFloats(new float[1])),
        Map.of("modelspec.prediction_type", "v"));
    assertEquals(
        CheckpointType.SD2_V, TypeGuess.of(Checkpoint.open(file), CheckpointType.AUTO, true));
  }

  @Test
  void anOldCheckpointIsNotOpened() throws IOException {
    Path file = Files.writeString(temp.resolve("model.ckpt"), "x");
    String said =
        assertThrows(
                UserException.class,
                () -> CheckpointConversion.of(file, CheckpointType.AUTO, Optional.empty()))
            .getMessage();
    assertTrue(said.endsWith("get the model as .safetensors"), said);
  }
}

package io.github.reversion.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.reversion.UserException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DiffusersFilesTest {
  private static final List<String> REST =
      List.of(
          "model_index.json",
          "scheduler/scheduler_config.json",
          "text_encoder/config.json",
          "tokenizer/merges.txt",
          "tokenizer/special_tokens_map.json",
          "tokenizer/tokenizer_config.json",
          "tokenizer/vocab.json",
          "unet/config.json",
          "vae/config.json");

  private static List<String> choose(boolean half, String... more) {
    List<HubFile> all = new ArrayList<>();
    Stream.concat(REST.stream(), Stream.of(more))
        .forEach(path -> all.add(new HubFile(path, 1, new FileHash.OfGit("0"))));
    return DiffusersFiles.choose("a/b", all, half).stream()
        .map(HubFile::path)
        .filter(path -> !REST.contains(path))
        .toList();
  }

  private static final String[] BOTH = {
    "text_encoder/model.safetensors",
    "text_encoder/model.fp16.safetensors",
    "text_encoder/pytorch_model.bin",
    "unet/diffusion_pytorch_model.safetensors",
    "unet/diffusion_pytorch_model.fp16.safetensors",
    "unet/diffusion_pytorch_model.non_ema.safetensors",
    "unet/diffusion_pytorch_model.bin",
    "vae/diffusion_pytorch_model.safetensors",
    "v1-5-pruned.safetensors",
    "safety_checker/model.safetensors",
    "LICENSE.md",
    ".gitattributes",
    "../README.md"
  };

  @Test
  void eachWeightsOnceInThePrecisionThatIsPreferred() {
    assertEquals(
        List.of(
            "LICENSE.md",
            "text_encoder/model.fp16.safetensors",
            "unet/diffusion_pytorch_model.fp16.safetensors",
            "vae/diffusion_pytorch_model.safetensors"),
        choose(true, BOTH));
    assertEquals(
        List.of(
            "LICENSE.md",
            "text_encoder/model.safetensors",
            "unet/diffusion_pytorch_model.safetensors",
            "vae/diffusion_pytorch_model.safetensors"),
        choose(false, BOTH));
  }

  @Test
  void weightsInSeveralFilesComeWithTheirIndex() {
    assertEquals(
        List.of(
            "text_encoder/model.safetensors",
            "unet/diffusion_pytorch_model.safetensors.index.fp16.json",
            "unet/diffusion_pytorch_model.fp16-00001-of-00002.safetensors",
            "unet/diffusion_pytorch_model.fp16-00002-of-00002.safetensors",
            "vae/diffusion_pytorch_model.safetensors"),
        choose(
            true,
            "text_encoder/model.safetensors",
            "unet/diffusion_pytorch_model.safetensors.index.fp16.json",
            "unet/diffusion_pytorch_model.fp16-00001-of-00002.safetensors",
            "unet/diffusion_pytorch_model.fp16-00002-of-00002.safetensors",
            "unet/diffusion_pytorch_model-00001-of-00002.safetensors",
            "vae/diffusion_pytorch_model.safetensors"));
  }

  @Test
  void oldWeightsAreNotTaken() {
    String said =
        assertThrows(
                UserException.class,
                () ->
                    choose(
                        false,
                        "text_encoder/model.safetensors",
                        "unet/diffusion_pytorch_model.bin",
                        "vae/diffusion_pytorch_model.safetensors"))
            .getMessage();
    assertTrue(said.startsWith("a/b has the weights of unet as .bin only"), said);
  }

  @Test
  void whatIsMissingIsNamed() {
    String said =
        assertThrows(UserException.class, () -> choose(false, "text_encoder/model.safetensors"))
            .getMessage();
    assertEquals(
        "a/b lacks unet/diffusion_pytorch_model.safetensors; choose another revision or model.",
        said);
  }

  @Test
  void aRepositoryOfOneCheckpointSaysWhatToDoWithIt() {
    List<HubFile> all = List.of(new HubFile("anime.safetensors", 1, new FileHash.OfGit("0")));
    String said =
        assertThrows(UserException.class, () -> DiffusersFiles.choose("a/b", all, false))
            .getMessage();
    assertTrue(said.contains("download its file anime.safetensors with a browser"), said);
  }
}

package io.github.reversion.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.reversion.relation.Relation;
import io.github.reversion.relation.RelationFile;
import io.github.reversion.weights.SafetensorsHeader;
import io.github.reversion.weights.TensorInfo;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Model folders that cannot be used are refused by name, before anything is written. */
class BadModelTest {
  @TempDir Path temp;
  private Path model;
  private Path images;

  @BeforeEach
  void copyOfTheMiniModel() throws IOException {
    model = temp.resolve("model");
    images = temp.resolve("images");
    Path mini = CliRun.STORE.model("mini");
    try (Stream<Path> files = Files.walk(mini)) {
      for (Path file : files.toList()) {
        Files.copy(file, model.resolve(mini.relativize(file).toString()));
      }
    }
  }

  private void assertRefused(String named) {
    CliRun run =
        CliRun.of("generate", "--model=" + model, "--prompt=cat", "--steps=1", "--out=" + images);
    assertEquals(2, run.status(), run.err());
    assertEquals(1, run.complaints().size(), run.err());
    assertTrue(run.err().contains(named), run.err());
    assertFalse(Files.exists(images));
  }

  private void replace(String file, String text, String by) throws IOException {
    Path path = model.resolve(file);
    String before = Files.readString(path);
    assertTrue(before.contains(text), before);
    Files.writeString(path, before.replace(text, by));
  }

  private Path unet() {
    return model.resolve("unet/diffusion_pytorch_model.safetensors");
  }

  @Test
  void noFolder() {
    model = temp.resolve("other");
    assertRefused("other: is no folder");
  }

  @Test
  void aMissingFile() throws IOException {
    Files.delete(unet());
    assertRefused("unet");
  }

  @Test
  void aMissingPart() throws IOException {
    Files.delete(model.resolve("scheduler/scheduler_config.json"));
    assertRefused("scheduler_config.json");
  }

  @Test
  void aWrongShape() throws IOException {
    replace("vae/config.json", "\"latent_channels\" : 4", "\"latent_channels\" : 8");
    assertRefused("vae");
  }

  @Test
  void anUnknownClass() throws IOException {
    replace("model_index.json", "\"UNet2DConditionModel\"", "\"FluxTransformer2DModel\"");
    assertRefused("FluxTransformer2DModel");
  }

  @Test
  void truncatedWeights() throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(unet().toFile(), "rw")) {
      file.setLength(file.length() - 100);
    }
    assertRefused("diffusion_pytorch_model.safetensors");
  }

  @Test
  void aLossThatIsNoNumberStopsTheRunAndKeepsTheLastGoodVector() throws IOException {
    poison("conv_out.bias");
    Path relation = temp.resolve("r.safetensors");
    CliRun run =
        CliRun.of(
            "invert",
            "--model=" + model,
            "--preset=quick",
            "--exemplars=example:on",
            "--out=" + relation,
            "--steps=3",
            "--batch-size=1");
    assertEquals(ExitStatus.RUN_FAILED, run.status(), run.err());
    assertEquals(1, run.complaints().size(), run.err());
    assertTrue(run.err().contains("no finite number at step 1"), run.err());
    Relation kept = RelationFile.read(relation);
    assertEquals(128, kept.width());
  }

  /** Makes the first number of a tensor NaN. */
  private void poison(String tensor) throws IOException {
    SafetensorsHeader header = SafetensorsHeader.read(unet());
    TensorInfo info = header.tensors().get(tensor);
    assertEquals("F16", info.dtype().name());
    try (RandomAccessFile file = new RandomAccessFile(unet().toFile(), "rw")) {
      file.seek(info.offset());
      file.write(new byte[] {0x00, 0x7E});
    }
  }
}

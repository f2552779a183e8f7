package io.github.reversion.relation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.reversion.weights.Allocation;
import io.github.reversion.weights.Fuzz;
import io.github.reversion.weights.SafetensorsHeader;
import io.github.reversion.weights.SafetensorsWriter;
import io.github.reversion.weights.TensorData;
import io.github.reversion.weights.WeightsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RelationFileTest {
  private static final Path WEB_UI =
      Path.of("src/test/resources/goldens/textual_inversion/tiny-sd15/webui.pt");
  private static final RelationInfo INFO =
      RelationInfo.empty()
          .with(RelationKey.TITLE, "wrapped in")
          .with(RelationKey.ARCHITECTURE, "stable-diffusion-v1/textual-inversion")
          .with(RelationKey.IMPLEMENTATION, "diffusers")
          .with(RelationKey.SEED, 2023)
          .withResolution(512, 512);
  private static final Relation RELATION =
      new Relation("<R>", new float[][] {{1.5f, -0.0f, 3}, {Float.MIN_VALUE, 5, 6}}, INFO);

  @TempDir private Path folder;

  @Test
  void whatIsWrittenIsRead() {
    Path file = folder.resolve("r.safetensors");
    RelationFile.write(file, RELATION);
    assertEquals(RELATION, RelationFile.read(file));
    assertEquals(RELATION, RelationFile.read(file, 3));
  }

  @Test
  void theFileIsWhatOtherProgramsExpect() {
    Path file = folder.resolve("r.safetensors");
    RelationFile.write(file, RELATION);
    SafetensorsHeader header = SafetensorsHeader.read(file);
    assertEquals(List.of("<R>"), List.copyOf(header.tensors().keySet()));
    assertArrayEquals(new long[] {2, 3}, header.require("<R>").dimensions());
    Map<String, String> metadata = header.metadata();
    assertEquals("1.0.1", metadata.get("modelspec.sai_model_spec"));
    assertEquals("<R>", metadata.get("modelspec.trigger_phrase"));
    assertEquals("512x512", metadata.get("modelspec.resolution"));
    assertEquals("2023", metadata.get("reversion.seed"));
  }

  @Test
  void usualValuesStandInForUnknownFacts() {
    assertEquals("stable-diffusion-v1/textual-inversion", architecture(768, ""));
    assertEquals("stable-diffusion-v2-512/textual-inversion", architecture(1024, "epsilon"));
    assertEquals("stable-diffusion-v2-768-v/textual-inversion", architecture(1024, "v_prediction"));
  }

  private String architecture(int width, String prediction) {
    Path file = folder.resolve("r.safetensors");
    RelationInfo info = RelationInfo.empty().with(RelationKey.PREDICTION_TYPE, prediction);
    RelationFile.write(file, new Relation("<R>", new float[1][width], info));
    RelationInfo read = RelationFile.read(file).info();
    assertEquals(Optional.of("<R>"), read.get(RelationKey.TITLE));
    assertEquals(Optional.of("diffusers"), read.get(RelationKey.IMPLEMENTATION));
    return read.get(RelationKey.ARCHITECTURE).orElseThrow();
  }

  @Test
  void theSameRelationGivesTheSameBytes() throws IOException {
    Path one = folder.resolve("one.safetensors");
    Path two = folder.resolve("two.safetensors");
    RelationFile.write(one, RELATION);
    RelationFile.write(two, RelationFile.read(one));
    assertArrayEquals(Files.readAllBytes(one), Files.readAllBytes(two));
  }

  @Test
  void anotherEndingIsRefused() {
    WeightsException e =
        assertThrows(
            WeightsException.class, () -> RelationFile.write(folder.resolve("r.bin"), RELATION));
    assertTrue(e.getMessage().contains(".safetensors"), e.getMessage());
  }

  @Test
  void aPlaceThatCannotBeWrittenIsNamed() throws IOException {
    Path file = Files.createFile(folder.resolve("file")).resolve("r.safetensors");
    WeightsException e =
        assertThrows(WeightsException.class, () -> RelationFile.write(file, RELATION));
    assertTrue(e.getMessage().contains(file.toString()), e.getMessage());
  }

  @Test
  void anEmbeddingOfKohyaIsNamedAfterItsFile() {
    Path file = folder.resolve("my.style.safetensors");
    save(file, Map.of("emb_params", TensorData.ofFloats(new float[4], 2, 2)));
    Relation relation = RelationFile.read(file);
    assertEquals("<my.style>", relation.token());
    assertEquals(2, relation.vectorCount());
  }

  @Test
  void aTokenIsOneWordAlsoWhereTheEmbeddingsNameIsNot() {
    Path named = folder.resolve("my  style.safetensors");
    save(named, Map.of("emb_params", TensorData.ofFloats(new float[4], 2, 2)));
    assertEquals("<my__style>", RelationFile.read(named).token());
    Path keyed = folder.resolve("keyed.safetensors");
    save(keyed, Map.of("my\u2003style", TensorData.ofFloats(new float[4], 2, 2)));
    assertEquals("my_style", RelationFile.read(keyed).token());
    save(keyed, Map.of(" ", TensorData.ofFloats(new float[4], 2, 2)));
    assertRefused(keyed, 2, "must not be blank");
  }

  @Test
  void anEmbeddingOfTheWebUiKeepsItsFacts() {
    RelationInfo info = RelationFile.read(WEB_UI).info();
    assertEquals(Optional.of(3000L), info.number(RelationKey.STEPS));
    assertEquals(Optional.of("<R>"), info.get(RelationKey.TITLE));
    assertEquals(Optional.empty(), info.get(RelationKey.BASE_MODEL));
  }

  @Test
  void theFormatIsToldByTheContent() throws IOException {
    Path misnamed = folder.resolve("a.safetensors");
    Files.copy(WEB_UI, misnamed);
    assertEquals("<R>", RelationFile.read(misnamed).token());
    Path ours = folder.resolve("b.safetensors");
    RelationFile.write(ours, RELATION);
    Path renamed = Files.move(ours, folder.resolve("b.bin"));
    assertEquals(RELATION, RelationFile.read(renamed));
  }

  @Test
  void anEmbeddingForAnotherModelIsExplained() {
    Path file = folder.resolve("r.safetensors");
    save(file, Map.of("<R>", TensorData.ofFloats(new float[1024])));
    assertRefused(
        file,
        768,
        "holds vectors of width 1024, the model wants 768: it was learned on another kind of model");
  }

  @Test
  void tensorsThatAreNoVectorsAreRefused() {
    Path file = folder.resolve("r.safetensors");
    for (TensorData tensor :
        List.of(
            TensorData.ofInts(new int[3]),
            TensorData.ofFloats(new float[0]),
            TensorData.ofFloats(new float[0], 0, 3),
            TensorData.ofFloats(new float[3], 1, 1, 3),
            TensorData.ofFloats(new float[300], 100, 3),
            TensorData.ofFloats(new float[20_000]))) {
      save(file, Map.of("<R>", tensor));
      assertRefused(file, 3, "'<R>' of shape");
    }
  }

  @Test
  void numbersThatAreNotFiniteAreRefused() {
    Path file = folder.resolve("r.safetensors");
    for (float bad : new float[] {Float.NaN, Float.POSITIVE_INFINITY}) {
      save(file, Map.of("<R>", TensorData.ofFloats(new float[] {1, bad, 3})));
      assertRefused(file, 3, "number 1 of a vector is " + bad);
    }
  }

  @Test
  void whatIsNoEmbeddingIsRefused() throws IOException {
    Path file = folder.resolve("r.safetensors");
    TensorData tensor = TensorData.ofFloats(new float[3]);
    save(file, Map.of("clip_l", tensor, "clip_g", tensor));
    assertRefused(file, 3, "holds 2 entries");
    save(file, Map.of());
    assertRefused(file, 3, "holds 0 entries");
    Files.writeString(file, "some text that is long enough");
    assertRefused(file, 3, "neither a safetensors file nor a torch file");
    Files.writeString(file, "");
    assertRefused(file, 3, "neither");
    Files.delete(file);
    assertRefused(file, 3, "does not exist");
  }

  @Test
  void damagedFilesAreReadOrRefusedInBoundedMemory() throws IOException {
    Path ours = folder.resolve("ours.safetensors");
    RelationFile.write(ours, RELATION);
    List<byte[]> sound = List.of(Files.readAllBytes(ours), Files.readAllBytes(WEB_UI));
    Path file = folder.resolve("any");
    Random random = new Random(5);
    int refused = 0;
    for (int i = 0; i < 2000; i++) {
      Files.write(file, Fuzz.damage(sound.get(i % 2), random));
      boolean[] threw = new boolean[1];
      long allocated = Allocation.of(() -> threw[0] = !isReadable(file));
      refused += threw[0] ? 1 : 0;
      assertTrue(allocated < 2_000_000, "allocated " + allocated);
    }
    assertTrue(refused > 500, "refused " + refused);
  }

  private static boolean isReadable(Path file) {
    try {
      return RelationFile.read(file).width() > 0;
    } catch (WeightsException e) {
      assertTrue(e.getMessage().contains(file.toString()), e.getMessage());
      return false;
    }
  }

  private static void save(Path file, Map<String, TensorData> tensors) {
    SafetensorsWriter.write(file, tensors, Map.of());
  }

  private static void assertRefused(Path file, int width, String named) {
    WeightsException e = assertThrows(WeightsException.class, () -> RelationFile.read(file, width));
    assertTrue(e.getMessage().contains(named), e.getMessage());
    assertTrue(e.getMessage().contains(file.toString()), e.getMessage());
  }
}

package io.github.reversion.weights;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SafetensorsGoldenTest {
  private static final Path GOLDENS = Path.of("src/test/resources/goldens");
  private static final long SMALL = 1_000_000;

  /** A file of {@code malformed/cases.json} and what the message must name; none if accepted. */
  record Case(Path file, boolean accepted, List<String> names) {
    @Override
    public String toString() {
      return file.getFileName().toString();
    }
  }

  static List<Case> files() throws IOException {
    List<Case> cases = new ArrayList<>();
    Path list = GOLDENS.resolve("malformed/cases.json");
    for (JsonNode node : new ObjectMapper().readTree(list.toFile()).get("cases")) {
      if (node.get("kind").textValue().equals("file")) {
        List<String> names = new ArrayList<>();
        node.path("message_names").forEach(name -> names.add(name.textValue()));
        boolean accepted = node.get("outcome").textValue().equals("accepted");
        cases.add(new Case(GOLDENS.resolve(node.get("path").textValue()), accepted, names));
      }
    }
    return cases;
  }

  @ParameterizedTest
  @MethodSource("files")
  void aMalformedFileIsRefusedByNameWithoutLargeAllocation(Case golden) {
    if (golden.accepted()) {
      assertFalse(Safetensors.read(golden.file()).isEmpty());
      return;
    }
    Runnable refused =
        () -> {
          WeightsException e =
              assertThrows(WeightsException.class, () -> SafetensorsHeader.read(golden.file()));
          for (int i = 0; i < golden.names().size(); i++) {
            String name = golden.names().get(i);
            String shown = i == 0 ? name : WeightsException.quote(name);
            assertTrue(e.getMessage().contains(shown), e.getMessage());
          }
        };
    refused.run();
    assertTrue(Allocation.of(refused) < SMALL);
  }

  @Test
  void everySoundFileIsRead() throws IOException {
    try (Stream<Path> all = Files.walk(GOLDENS, FileVisitOption.FOLLOW_LINKS)) {
      List<Path> sound =
          all.filter(file -> file.toString().endsWith(".safetensors"))
              .filter(file -> !file.toString().contains("malformed"))
              .toList();
      assertTrue(sound.size() > 10);
      for (Path file : sound) {
        SafetensorsHeader header = SafetensorsHeader.read(file);
        Map<String, TensorData> tensors = Safetensors.read(file);
        assertEquals(header.tensors().keySet(), tensors.keySet());
        header
            .tensors()
            .forEach(
                (name, info) -> {
                  assertEquals(info.elementCount(), tensors.get(name).elementCount());
                  assertArrayEquals(info.dimensions(), tensors.get(name).dimensions());
                });
      }
    }
  }

  @Test
  void halfPrecisionWeightsAreCloseToTheFullOnes() {
    Path unet = GOLDENS.resolve("tiny-sd21/unet");
    String name = "conv_in.weight";
    float[] full =
        Safetensors.readFloats(unet.resolve("diffusion_pytorch_model.safetensors"), name);
    float[] f16 =
        Safetensors.readFloats(unet.resolve("diffusion_pytorch_model.fp16.safetensors"), name);
    float[] bf16 =
        Safetensors.readFloats(unet.resolve("diffusion_pytorch_model.bf16.safetensors"), name);
    for (int i = 0; i < full.length; i++) {
      // Half a unit in the last place: 11 and 8 bits of precision.
      assertEquals(full[i], f16[i], Math.abs(full[i]) * 0x1p-11 + 0x1p-25);
      assertEquals(full[i], bf16[i], Math.abs(full[i]) * 0x1p-8);
    }
  }

  @Test
  void anAbsentTensorOrFileIsNamed() {
    Path file = GOLDENS.resolve("malformed/valid.safetensors");
    WeightsException tensor =
        assertThrows(WeightsException.class, () -> Safetensors.read(file, "no.such"));
    assertTrue(tensor.getMessage().contains("'no.such'"), tensor.getMessage());
    Path absent = GOLDENS.resolve("absent.safetensors");
    WeightsException missing =
        assertThrows(WeightsException.class, () -> SafetensorsHeader.read(absent));
    assertTrue(missing.getMessage().contains("absent.safetensors"), missing.getMessage());
    assertThrows(WeightsException.class, () -> SafetensorsHeader.read(GOLDENS));
  }
}

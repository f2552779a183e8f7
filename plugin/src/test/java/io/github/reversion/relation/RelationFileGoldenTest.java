package io.github.reversion.relation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.reversion.weights.Safetensors;
import io.github.reversion.weights.WeightsException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RelationFileGoldenTest {
  private static final Path GOLDENS = Path.of("src/test/resources/goldens/textual_inversion");

  /** A file of {@code cases.json}. */
  record Case(Path file, int width, JsonNode facts) {
    @Override
    public String toString() {
      return GOLDENS.relativize(file).toString();
    }
  }

  static List<Case> accepted() throws IOException {
    return cases("accepted");
  }

  static List<Case> refused() throws IOException {
    return cases("refused");
  }

  private static List<Case> cases(String kind) throws IOException {
    List<Case> cases = new ArrayList<>();
    for (String checkpoint : List.of("tiny-sd15", "tiny-sd21")) {
      Path folder = GOLDENS.resolve(checkpoint);
      JsonNode list = new ObjectMapper().readTree(folder.resolve("cases.json").toFile());
      int width = list.get("hidden_size").intValue();
      for (JsonNode facts : list.get(kind)) {
        cases.add(new Case(folder.resolve(facts.get("file").textValue()), width, facts));
      }
    }
    return cases;
  }

  @ParameterizedTest
  @MethodSource("accepted")
  void anEmbeddingIsReadBitForBit(Case golden) {
    Relation relation = RelationFile.read(golden.file(), golden.width());
    Path expected = golden.file().resolveSibling("expected.safetensors");
    float[] vector = Safetensors.readFloats(expected, golden.facts().get("expected").textValue());
    assertEquals(golden.facts().get("token").textValue(), relation.token());
    assertEquals(1, relation.vectorCount());
    assertArrayEquals(bits(vector), bits(relation.vectors()[0]));
    assertEquals(relation, RelationFile.read(golden.file()));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void aFileThatIsNoEmbeddingOrNotSafeIsRefusedByName(Case golden) {
    WeightsException e =
        assertThrows(
            WeightsException.class, () -> RelationFile.read(golden.file(), golden.width()));
    assertTrue(e.getMessage().contains(golden.file().toString()), e.getMessage());
    if (golden.file().toString().contains("os_system")) {
      assertTrue(e.getMessage().contains("'posix.system'"), e.getMessage());
    }
  }

  private static int[] bits(float[] values) {
    int[] bits = new int[values.length];
    for (int i = 0; i < bits.length; i++) {
      bits[i] = Float.floatToRawIntBits(values[i]);
    }
    return bits;
  }
}

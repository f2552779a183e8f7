package io.github.reversion.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.reversion.relation.Relation;
import io.github.reversion.relation.RelationFile;
import io.github.reversion.relation.RelationInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainCommandTest {
  @TempDir Path temp;

  private Path relation(int width) {
    float[] vector = new float[width];
    for (int i = 0; i < width; i++) {
      vector[i] = (float) Math.sin(i + 1);
    }
    Path file = temp.resolve("learned.safetensors");
    RelationFile.write(file, new Relation("<R>", new float[][] {vector}, RelationInfo.empty()));
    return file;
  }

  @Test
  void itSaysWordsAndWritesThemAsJson() throws IOException {
    Path json = temp.resolve("explanation.json");
    CliRun run =
        CliRun.of(
            "explain",
            relation(128).toString(),
            "--prepositions=3",
            "--nearest=4",
            "--device=cpu",
            "--threads=1",
            "--json=" + json);

    assertEquals(0, run.status(), run.err());
    assertTrue(run.out().startsWith("<R> ~ "), run.out());
    JsonNode explanation = new ObjectMapper().readTree(json.toFile());
    assertEquals("<R>", explanation.path("token").asText());
    JsonNode vector = explanation.path("vectors").path(0);
    double share = vector.path("share").asDouble();
    assertTrue(share > 0 && share < 1, vector.toString());
    assertEquals(4, vector.path("nearest").size());
    String first = vector.path("nearest").path(0).path("word").asText();
    assertTrue(run.out().contains(" " + first + ", "), run.out());
    assertTrue(vector.path("prepositions").size() <= 3, vector.toString());
  }

  @Test
  void aRelationOfAnotherModelIsRefused() {
    Path json = temp.resolve("explanation.json");
    CliRun run = CliRun.of("explain", relation(32).toString(), "--json=" + json);
    assertEquals(2, run.status());
    assertTrue(run.err().contains("holds vectors of width 32, the model wants 128"), run.err());
    assertFalse(Files.exists(json));
  }
}

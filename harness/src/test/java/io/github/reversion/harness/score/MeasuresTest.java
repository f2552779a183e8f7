package io.github.reversion.harness.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class MeasuresTest {
  @Test
  void theGuideHasThemAllInItsTable() throws IOException {
    List<String> lines = Files.readAllLines(Path.of("..", "docs", "results.md"));
    int head = lines.indexOf("| measure | what it says of an image | range | better |");
    assertTrue(head > 0);
    List<String> expected =
        Measures.ALL.stream()
            .map(
                m ->
                    "| `%s` | %s | %s | %s |"
                        .formatted(
                            m.name(), m.meaning(), m.range(), m.lessIsBetter() ? "less" : "more"))
            .toList();
    assertEquals(expected, lines.subList(head + 2, head + 2 + expected.size()));
    assertEquals("", lines.get(head + 2 + expected.size()));
  }

  @Test
  void lessIsBetterOfSomeWithAndWithoutTheScorer() {
    assertTrue(Measures.lessIsBetter("leakage"));
    assertTrue(Measures.lessIsBetter("clip.exemplar_similarity"));
    assertFalse(Measures.lessIsBetter("clip.diversity"));
    assertFalse(Measures.lessIsBetter("mine.beauty"));
  }
}

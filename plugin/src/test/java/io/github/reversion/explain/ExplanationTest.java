package io.github.reversion.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.reversion.compute.Torch;
import io.github.reversion.pipeline.StableDiffusion;
import io.github.reversion.relation.Relation;
import io.github.reversion.relation.RelationInfo;
import io.github.reversion.run.ModelChoice;
import io.github.reversion.settings.SettingException;
import io.github.reversion.store.ModelStore;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ExplanationTest {
  private static StableDiffusion mini;

  @BeforeAll
  static void load() {
    Torch.setThreads(1);
    mini = ModelChoice.mini().load(ModelStore.ofUser());
  }

  @AfterAll
  static void close() {
    mini.close();
  }

  private static float[] mixed(Map<String, Double> weights) {
    float[] sum = new float[mini.textWidth()];
    WordVectors words = new WordVectors(mini);
    weights.forEach(
        (word, weight) -> {
          float[] vector = words.of(List.of(word)).get(0);
          for (int i = 0; i < sum.length; i++) {
            sum[i] += (float) (weight * vector[i]);
          }
        });
    return sum;
  }

  private static Explanation explain(ExplanationOptions options, float[]... vectors) {
    return Explanation.of(mini, new Relation("<R>", vectors, RelationInfo.empty()), options);
  }

  @Test
  void aRelationMadeOfPrepositionsIsTakenApart() {
    Explanation found =
        explain(ExplanationOptions.usual(), mixed(Map.of("inside", 0.7, "above", 0.4)));

    VectorExplanation vector = found.vectors().get(0);
    assertEquals(
        List.of("0.70 inside", "0.40 above"),
        vector.prepositions().stream().map(WordWeight::toString).toList());
    assertEquals(1, vector.share(), 1e-5);
    assertEquals(1, found.rank(vector));
    assertEquals("inside", vector.nearest().get(0).word());
    assertEquals(10, vector.nearest().size());
  }

  @Test
  void aWordIsNearestToItself() {
    Explanation found =
        explain(new ExplanationOptions(1, 1), mixed(Map.of("tied", 2.0)), mixed(Map.of("on", 1.0)));

    assertEquals(
        List.of("1.00 tied"),
        found.vectors().get(0).nearest().stream().map(WordWeight::toString).toList());
    assertTrue(found.vectors().get(0).share() < 0.9, found.toString());
    assertEquals("on", found.vectors().get(1).prepositions().get(0).word());
  }

  @Test
  void linesSayVectorsSharesAndLimits() {
    Explanation found =
        explain(new ExplanationOptions(3, 2), mixed(Map.of("inside", 1.0)), mixed(Map.of()));

    List<String> lines = found.lines();
    assertEquals("<R> 1 ~ 1.00 inside", lines.get(0));
    assertTrue(lines.get(1).startsWith("100 % of its squared length"), lines.get(1));
    assertTrue(lines.get(1).contains(" Of 100 other words in the vocabulary"), lines.get(1));
    assertTrue(lines.get(2).startsWith("Nearest words: 1.00 inside, "), lines.get(2));
    assertEquals("<R> 2 ~ no preposition", lines.get(3));
    assertEquals(Explanation.LIMITS, lines.get(lines.size() - 1));
    assertEquals(
        List.of("token", "vectors", "basis", "shares_of_other_words", "limits"),
        List.copyOf(found.asMap().keySet()));
  }

  @Test
  void aRelationOfAnotherModelIsRefused() {
    String sentence =
        assertThrows(
                SettingException.class,
                () -> explain(ExplanationOptions.usual(), new float[] {1, 2, 3}))
            .getMessage();
    assertTrue(sentence.startsWith("The relation <R> has vectors of width 3"), sentence);
  }

  @Test
  void numbersOutOfRangeAreRefused() {
    assertThrows(SettingException.class, () -> new ExplanationOptions(0, 10));
    assertThrows(SettingException.class, () -> new ExplanationOptions(5, -1));
  }
}

package io.github.reversion.inversion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class BasisPrepositionsTest {
  private final List<String> words = BasisPrepositions.english().words();

  @Test
  void are56DifferentWordsInOrder() {
    assertEquals(56, words.size());
    assertEquals(56, new HashSet<>(words).size());
    assertEquals(words.stream().sorted().toList(), words);
    assertTrue(words.stream().allMatch(word -> word.matches("[a-z]+")));
  }

  @Test
  void haveThePrepositionsOfTheSceneWorldButNoConjunction() {
    String world =
        "above up on onto atop upon below beneath under underneath down beside alongside by along"
            + " against to at inside in within into over across behind past around round about"
            + " opposite beyond outside versus amid amidst among amongst with near of from"
            + " following including regarding via";
    assertTrue(words.containsAll(List.of(world.split(" "))));
    assertFalse(words.contains("and"));
  }
}

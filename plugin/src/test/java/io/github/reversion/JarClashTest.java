package io.github.reversion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class JarClashTest {

  @Test
  void itNamesWhatIsMissingHoweverDeepItIs() {
    Throwable deep = new IllegalStateException(new NoSuchMethodError("JsonNode.properties()"));
    String sentence = JarClash.sentence(deep).orElseThrow();
    assertTrue(sentence.contains("(JsonNode.properties())"), sentence);
    assertTrue(sentence.contains("update-site.md"), sentence);
  }

  @Test
  void itSaysNothingOfOtherFailures() {
    assertEquals(Optional.empty(), JarClash.sentence(new UnsatisfiedLinkError("torch")));
  }
}

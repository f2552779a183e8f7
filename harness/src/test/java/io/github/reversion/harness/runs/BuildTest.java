package io.github.reversion.harness.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BuildTest {
  @Test
  void theCommitIsNamedInShort() {
    assertEquals(
        "1.0, commit 3c67837198a4", Build.text("1.0", "3c67837198a4ff230106fdf6a90612ddd0b80131"));
  }

  /** What Maven leaves or writes where there is no repository. */
  @ParameterizedTest
  @ValueSource(strings = {"${buildNumber}", "null", ""})
  void withoutARepositoryThereIsTheVersionAlone(String commit) {
    assertEquals("1.0", Build.text("1.0", commit));
  }

  @Test
  void thisBuildSaysWhatItIs() {
    String text = Build.text();
    assertTrue(text.matches("[^,$]+(, commit [0-9a-f]{12})?"), text);
  }
}

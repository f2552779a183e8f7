package io.github.reversion.benchmark.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.reversion.UserException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlFileTest {
  private static YamlValue read(String yaml) {
    return YamlFile.read("a.yaml", yaml.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void everyValueKnowsItsLineAndKey() {
    YamlKeys keys = read("a: 1\n\nb:\n  - x\n  - { c: y }\n").keys();
    assertEquals(new Place("a.yaml", 1, "a"), keys.get("a").place());
    YamlValue.Items items = (YamlValue.Items) keys.get("b");
    assertEquals(new Place("a.yaml", 4, "b[0]"), items.list().get(0).place());
    assertEquals(new Place("a.yaml", 5, "b[1].c"), items.list().get(1).keys().get("c").place());
  }

  @Test
  void wordsThatOlderYamlTakesForTruthAreWords() {
    YamlKeys keys = read("a: on\nb: off\nc: yes\nd: true\n").keys();
    assertEquals("on", keys.get("a").text());
    assertEquals("off", keys.get("b").text());
    assertEquals("yes", keys.get("c").text());
    assertTrue(keys.get("d").truth());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | a.yaml, line 1: The file is empty",
        "a: 1\\nb: [ 2 | a.yaml, line 2: is no YAML (while parsing a flow sequence, expected",
        "a: 1\\na: 2 | a.yaml, line 2, a: The key stands twice; take one out",
        "a: &x 1\\nb: *x | a.yaml, line 2, b: An alias stands for the value; write",
        "a: 1\\n---\\na: 2 | : A second document begins; make it",
      })
  void whatCannotBeReadIsRefused(String yaml, String refused) {
    UserException e =
        assertThrows(UserException.class, () -> read(yaml.replace("\\n", "\n") + "\n"));
    assertTrue(e.getMessage().contains(refused), e.getMessage());
  }

  @Test
  void aFileThatIsNoTextIsRefused() {
    byte[] binary = {'a', ':', ' ', (byte) 0xff, (byte) 0xfe, 0, 1};
    UserException e = assertThrows(UserException.class, () -> YamlFile.read("a.yaml", binary));
    assertTrue(e.getMessage().startsWith("a.yaml"), e.getMessage());
  }
}

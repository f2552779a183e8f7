package io.github.reversion.harness.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TemplateTest {
  private static final Template TEMPLATE = new Template("a {{x}} b {{y}} {{x}}");

  @Test
  void everyGapIsFilled() {
    assertEquals("a $1 b  $1", TEMPLATE.filled(Map.of("x", "$1", "y", "")));
  }

  @Test
  void aGapOrAValueLeftOverIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> TEMPLATE.filled(Map.of("x", "1")));
    Map<String, String> tooMany = Map.of("x", "1", "y", "2", "z", "3");
    assertThrows(IllegalArgumentException.class, () -> TEMPLATE.filled(tooMany));
  }
}

package io.github.reversion.exemplar.ij;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.reversion.settings.SettingException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SliceNumbersTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2-5,8 | {2, 3, 4, 5, 8}",
        "8, 2 - 3 ,2 | {2, 3, 8}",
        "10 | {10}",
        "'' | {1, 2, 3, 4, 5, 6, 7, 8, 9, 10}",
        "' ' | {1, 2, 3, 4, 5, 6, 7, 8, 9, 10}",
      })
  void namesAreNumbersAndRanges(String text, String chosen) {
    assertEquals(chosen, new SliceNumbers(text).of(10, "stack").toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"2-", "-3", "a", "1;2", "1,,2", "1-2-3", "1.5", ",", "12345678901"})
  void whatIsNoListIsRefused(String text) {
    Exception refused = assertThrows(SettingException.class, () -> new SliceNumbers(text));
    assertEquals(
        "slices is '" + text + "'; write numbers and ranges with commas between, such as 2-5,8.",
        refused.getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"0 | 0", "2,11 | 11", "5-11 | 5-11", "5-3 | 5-3", "0-2 | 0-2"})
  void whatTheStackDoesNotHaveIsRefused(String text, String named) {
    SliceNumbers numbers = new SliceNumbers(text);
    Exception refused = assertThrows(SettingException.class, () -> numbers.of(10, "stack"));
    assertEquals(
        "slices has " + named + ", but stack has exemplars 1 to 10; choose from these.",
        refused.getMessage());
  }

  @Test
  void theRecordOfASelectionRefusesItToo() {
    assertThrows(
        SettingException.class,
        () -> StackSelection.SETTINGS.with(StackSelection.whole(), Map.of("slices", "two")));
  }
}

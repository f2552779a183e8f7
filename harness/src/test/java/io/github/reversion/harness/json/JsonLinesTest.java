package io.github.reversion.harness.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.reversion.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonLinesTest {
  @TempDir private Path temp;

  record Line(String name, int bigNumber) {}

  record Whole(int schema, List<Line> lines) {}

  private JsonLines<Line> lines() {
    return new JsonLines<>(temp.resolve("lines.jsonl"), Line.class);
  }

  @Test
  void whatIsAddedIsRead() throws IOException {
    assertEquals(List.of(), lines().read().lines());
    lines().append(new Line("ä", 1));
    lines().append(new Line("b", 2));
    assertEquals(
        "{\"name\":\"ä\",\"big_number\":1}\n{\"name\":\"b\",\"big_number\":2}\n",
        Files.readString(lines().file()));
    assertEquals(List.of(new Line("ä", 1), new Line("b", 2)), lines().read().lines());
    lines().replace(List.of(new Line("c", 3)));
    assertEquals(List.of(new Line("c", 3)), lines().read().lines());
  }

  @Test
  void aLineWrittenByHalfIsToldAndLeftOut() throws IOException {
    Files.writeString(lines().file(), "{\"name\":\"a\",\"big_number\":1}\n{\"name\":\"b");
    JsonLines.Content<Line> content = lines().read();
    assertEquals(List.of(new Line("a", 1)), content.lines());
    assertEquals(
        List.of(
            lines().file()
                + ", line 2: is written by half; it is left out, and what it told of is done again."),
        content.broken());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"name\":\"a\"} | line 2, big_number: is missing; it is left out",
        "{\"name\":\"a\",\"big_number\":\"x\"} | line 2, big_number: is no whole number; it is",
        "{\"name\":\"a\",\"big_number\":NaN} | line 2: is no JSON from column 29 on; it is",
        "{\"name\":\"a\",\"big_number\":1,\"more\":1} | line 2, more: there is no such key; it is",
        "{\"name\":null,\"big_number\":1} | line 2, name: is no text; it is",
        "[] | line 2: is no object with keys; it is",
        "null | line 2: is no object with keys; it is",
        "rubbish | line 2: is no JSON from column 8 on; it is"
      })
  void aBrokenLineIsToldByLineAndKeyAndTheOthersAreKept(String line, String told)
      throws IOException {
    String good = "{\"name\":\"a\",\"big_number\":1}\n";
    Files.writeString(lines().file(), good + line + "\n" + good);
    JsonLines.Content<Line> content = lines().read();
    assertEquals(2, content.lines().size());
    assertEquals(List.of(1, 3), content.numbers());
    assertEquals(1, content.broken().size());
    assertTrue(content.broken().get(0).contains(told), content.broken().get(0));
    assertTrue(content.broken().get(0).contains("lines.jsonl, line 2"), content.broken().get(0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"schema\":2,\"lines\":[]} | whole.json, schema: is 2, and this program reads 1; ask.",
        "{\"lines\":[]} | whole.json, schema: is missing, and this program reads 1; ask.",
        "{\"schema\":1,\"lines\":[{\"name\":\"a\",\"big_number\":{}}]} | line 1, lines.[].big_number: is no whole number; ask.",
        "{\"schema\":1, | whole.json, line 1: is no JSON from column 13 on; ask."
      })
  void aFileOfAnotherShapeIsRefused(String text, String told) throws IOException {
    Path file = Files.writeString(temp.resolve("whole.json"), text);
    UserException refused =
        assertThrows(UserException.class, () -> Json.read(file, Whole.class, 1, "ask"));
    assertTrue(refused.getMessage().contains(told), refused.getMessage());
  }

  @Test
  void aMissingFileIsRefused() {
    Path file = temp.resolve("none.json");
    UserException refused =
        assertThrows(UserException.class, () -> Json.read(file, Whole.class, 1, "ask"));
    assertEquals(file + " is missing; ask.", refused.getMessage());
  }
}

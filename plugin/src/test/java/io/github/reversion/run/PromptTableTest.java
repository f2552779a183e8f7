package io.github.reversion.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.reversion.UserException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PromptTableTest {
  @TempDir Path folder;

  private List<PromptRow> read(String name, String text) throws IOException {
    return PromptTable.read(Files.writeString(folder.resolve(name), text));
  }

  private String refusal(String name, String text) {
    return assertThrows(UserException.class, () -> read(name, text)).getMessage();
  }

  @Test
  void aTextHasAPromptALine() throws IOException {
    assertEquals(
        List.of(new PromptRow("cat {} stone"), new PromptRow("owl, {} jar")),
        read("prompts.txt", "\uFEFF cat {} stone \n\nowl, {} jar"));
  }

  @Test
  void aTableMaySayMore() throws IOException {
    assertEquals(
        List.of(
            new PromptRow("cat {} stone", OptionalLong.of(-3), List.of("a", "b c")),
            new PromptRow("owl \"{}\" jar, small", OptionalLong.empty(), List.of())),
        read(
            "prompts.CSV",
            """
            file,Prompt, seed ,relation
            1.png,cat {} stone, -3,a; b c
            2.png,"owl ""{}"" jar, small",,
            3.png, ,7,
            """));
  }

  @Test
  void filesBesideTheTableAreFound() throws IOException {
    Path beside = Files.writeString(folder.resolve("on.safetensors"), "");
    assertEquals(
        List.of(
            new PromptRow(
                "cat {} stone", OptionalLong.empty(), List.of(beside.toString(), "learned"))),
        read("prompts.csv", "prompt,relation\ncat {} stone,on.safetensors; learned\n"));
  }

  @Test
  void semicolonsMaySeparateAsInSomeSpreadsheets() throws IOException {
    assertEquals(
        List.of(new PromptRow("a, b", OptionalLong.of(5), List.of())),
        read("prompts.csv", "\uFEFFprompt;seed\r\na, b;5\r\n"));
  }

  @Test
  void whatIsQuotedComesBack() throws IOException {
    Random random = new Random(3);
    String letters = "ab ,;\"'{}<>\n\u00e9";
    List<PromptRow> rows = new ArrayList<>();
    StringBuilder table = new StringBuilder("prompt,seed\n");
    for (int i = 0; i < 200; i++) {
      StringBuilder prompt = new StringBuilder("x");
      for (int k = random.nextInt(12); k > 0; k--) {
        prompt.append(letters.charAt(random.nextInt(letters.length())));
      }
      prompt.append('x');
      rows.add(new PromptRow(prompt.toString(), OptionalLong.of(i), List.of()));
      table.append('"').append(prompt.toString().replace("\"", "\"\"")).append("\",").append(i);
      table.append('\n');
    }
    assertEquals(rows, read("prompts.csv", table.toString()));
  }

  @Test
  void whatCannotBeUsedIsNamed() throws IOException {
    assertTrue(refusal("a.csv", "prompts,seed\nx,1\n").contains("a.csv has no column prompt, but"));
    assertTrue(
        refusal("b.csv", "prompt,seed\nx,1\ny,1.5\n")
            .endsWith("b.csv, row 2: seed is '1.5'; possible is a whole number."));
    assertTrue(refusal("c.csv", "prompt\n").endsWith("holds no prompts; write one a line."));
    assertTrue(refusal("d.csv", "prompt\n\"x\n").contains("d.csv is no table:"));
    assertTrue(refusal("e.txt", " \n").endsWith("holds no prompts; write one a line."));
    Path latin =
        Files.write(folder.resolve("f.txt"), "\u00e9".getBytes(StandardCharsets.ISO_8859_1));
    String sentence = assertThrows(UserException.class, () -> PromptTable.read(latin)).getMessage();
    assertTrue(sentence.endsWith("is no text in UTF-8; save it as such."), sentence);
  }
}

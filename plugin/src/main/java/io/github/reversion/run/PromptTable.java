package io.github.reversion.run;

import io.github.reversion.UserException;
import io.github.reversion.settings.SettingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Prompts from a table: a column {@code prompt}, and where they are wanted {@code seed} and {@code
 * relation}. Other columns do not matter, so that the {@code images.csv} of a series draws it
 * again.
 */
public final class PromptTable {
  private static final String PROMPT = "prompt";
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private PromptTable() {}

  /**
   * Reads a file: a table if it ends in {@code .csv} (with commas or semicolons), else a prompt a
   * line. A relation's file may be named as seen from the folder of the table.
   *
   * @throws UserException if the file cannot be read or holds no prompt, naming file and row
   */
  public static List<PromptRow> read(Path file) {
    String text = text(file);
    List<PromptRow> rows =
        file.toString().toLowerCase(Locale.ROOT).endsWith(".csv")
            ? of(file.toString(), cells(file, text)).stream()
                .map(row -> row.seenBeside(file))
                .toList()
            : PromptRow.lines(text);
    if (rows.isEmpty()) {
      throw new UserException(file + " holds no prompts; write one a line.");
    }
    return rows;
  }

  /**
   * The prompts of a table that is read already; rows without a prompt do not count.
   *
   * @param name of the table, for errors
   * @param cells for each row its cells by the names of their columns
   * @throws SettingException if there is no column {@code prompt}, or a seed is no whole number
   */
  public static List<PromptRow> of(String name, List<Map<String, String>> cells) {
    List<PromptRow> rows = new ArrayList<>();
    for (int i = 0; i < cells.size(); i++) {
      Map<String, String> row = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
      cells.get(i).forEach((column, cell) -> row.put(column.strip(), cell == null ? "" : cell));
      if (!row.containsKey(PROMPT)) {
        throw new SettingException(
            "%s has no column prompt, but %s; name one so.".formatted(name, row.keySet()));
      }
      if (!row.get(PROMPT).isBlank()) {
        rows.add(row(name + ", row " + (i + 1), row));
      }
    }
    return List.copyOf(rows);
  }

  private static PromptRow row(String place, Map<String, String> row) {
    try {
      return PromptRow.of(
          row.get(PROMPT), row.getOrDefault("seed", ""), row.getOrDefault("relation", ""));
    } catch (SettingException e) {
      throw new SettingException(place + ": " + e.getMessage());
    }
  }

  private static List<Map<String, String>> cells(Path file, String text) {
    String head = text.lines().findFirst().orElse("");
    boolean semicolons = head.contains(";") && !head.contains(",");
    CSVFormat format =
        CSVFormat.DEFAULT
            .builder()
            .setDelimiter(semicolons ? ';' : ',')
            .setHeader()
            .setSkipHeaderRecord(true)
            .setIgnoreEmptyLines(true)
            .setAllowMissingColumnNames(true)
            .get();
    try (CSVParser rows = CSVParser.parse(text, format)) {
      return rows.stream().map(CSVRecord::toMap).toList();
    } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
      throw new UserException(
          "%s is no table: %s; save it as CSV with a header.".formatted(file, e.getMessage()), e);
    }
  }

  private static String text(Path file) {
    try {
      String text = Files.readString(file, StandardCharsets.UTF_8);
      return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new UserException(file + " is no text in UTF-8; save it as such.", e);
    } catch (IOException e) {
      String problem = Files.exists(file) ? " cannot be read" : " is missing";
      throw new UserException(
          "The file of prompts " + file + problem + "; give one that has a prompt a line.", e);
    }
  }
}

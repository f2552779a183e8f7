package io.github.reversion.command;

import ij.measure.ResultsTable;
import io.github.reversion.run.PromptRow;
import io.github.reversion.run.PromptTable;
import io.github.reversion.settings.SettingException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Prompts from a table that is open in ImageJ. */
final class OpenTable {
  private OpenTable() {}

  /**
   * Those of a table.
   *
   * @throws SettingException if no table has that title, or as {@link PromptTable#of}
   */
  static List<PromptRow> prompts(String title) {
    ResultsTable table = ResultsTable.getResultsTable(title);
    if (table == null) {
      throw new SettingException(
          "prompts_table is '" + title + "', but no open table has that title.");
    }
    return prompts(title, table);
  }

  static List<PromptRow> prompts(String title, ResultsTable table) {
    List<Map<String, String>> rows = new ArrayList<>();
    for (int i = 0; i < table.size(); i++) {
      Map<String, String> row = new LinkedHashMap<>();
      for (String column : table.getHeadings()) {
        row.put(column, table.getStringValue(column, i));
      }
      rows.add(row);
    }
    return PromptTable.of(title, rows);
  }
}

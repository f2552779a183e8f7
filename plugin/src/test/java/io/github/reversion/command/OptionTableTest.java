package io.github.reversion.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.reversion.inversion.InversionOptions;
import io.github.reversion.settings.SettingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.scijava.module.ModuleItem;

class OptionTableTest {
  private final InversionOptions quick = InversionOptions.quick();
  private final OptionTable<InversionOptions> table =
      new OptionTable<>(InversionOptions.SETTINGS, quick, List.of("steps", "seed"));

  private int row(String name) {
    for (int row = 0; row < table.getRowCount(); row++) {
      if (table.getValueAt(row, 0).equals(name)) {
        return row;
      }
    }
    throw new AssertionError(name + " is not there");
  }

  @Test
  void dialogAndTableTogetherHaveEveryOption() {
    try (Host host = new Host()) {
      List<String> names =
          new ArrayList<>(
              MacroOptions.inputs(host.info(InvertRelation.class)).stream()
                  .map(ModuleItem::getName)
                  .toList());
      OptionTable<InversionOptions> rest =
          new OptionTable<>(InversionOptions.SETTINGS, quick, names);
      for (int row = 0; row < rest.getRowCount(); row++) {
        names.add((String) rest.getValueAt(row, 0));
      }
      assertTrue(names.containsAll(InversionOptions.SETTINGS.texts(quick).keySet()));
      assertTrue(rest.getRowCount() < InversionOptions.SETTINGS.components().size());
    }
  }

  @Test
  void onlyWhatDiffersIsWritten() {
    table.setValueAt("2", row("vectors"), OptionTable.VALUE);
    table.setValueAt("first_row", row("anchor"), OptionTable.VALUE);
    table.setValueAt(quick.temperature(), row("temperature"), OptionTable.VALUE);
    assertEquals("vectors: 2, anchor: first_row", table.text());
    assertEquals("2", table.getValueAt(row("vectors"), OptionTable.VALUE));
    assertEquals("1", table.getValueAt(row("vectors"), 2));
  }

  @Test
  void whatWasWrittenIsShownAgainAndCanBeRestored() {
    table.put(Map.of("preview_prompt", "cat {} stone, small", "vectors", "3"));
    assertEquals("vectors: 3, preview_prompt: cat {} stone, small", table.text());
    assertEquals(Fields.pairs(table.text()).get("preview_prompt"), "cat {} stone, small");
    table.restore();
    assertEquals("", table.text());
  }

  @Test
  void whatIsEditedElsewhereIsKept() {
    table.put(Map.of("steps", "7"));
    assertEquals("steps: 7", table.text());
  }

  @Test
  void everyRowIsExplainedAndChoicesAreListed() {
    for (int row = 0; row < table.getRowCount(); row++) {
      assertTrue(table.help(row).length() > 10, table.help(row));
    }
    assertEquals(List.of("first_row", "every_row"), table.choices(row("anchor")));
    assertEquals(List.of("true", "false"), table.choices(row("center_crop")));
    assertEquals(List.of(), table.choices(row("vectors")));
  }

  @Test
  void aValueThatCannotBeIsRefused() {
    table.setValueAt("none", row("vectors"), OptionTable.VALUE);
    assertEquals(
        "vectors is 'none'; possible is a whole number.",
        assertThrows(SettingException.class, table::text).getMessage());
  }
}

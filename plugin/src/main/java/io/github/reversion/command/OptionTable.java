package io.github.reversion.command;

import io.github.reversion.settings.Setting;
import io.github.reversion.settings.SettingException;
import io.github.reversion.settings.Settings;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.swing.table.AbstractTableModel;

/** Options by name, value and the value of the preset, of which the values can be edited. */
@SuppressWarnings("serial") // models are not kept
final class OptionTable<T extends Record> extends AbstractTableModel {
  private static final List<String> COLUMNS = List.of("Option", "Value", "Preset");
  static final int VALUE = 1;

  private final transient Settings<T> settings;
  private final transient T preset;
  private final transient List<RecordComponent> rows;
  private final Map<String, String> values = new TreeMap<>();

  /**
   * A table.
   *
   * @param preset what the values can be restored to
   * @param elsewhere names of options that are edited elsewhere, as macros write them
   */
  OptionTable(Settings<T> settings, T preset, List<String> elsewhere) {
    this.settings = settings;
    this.preset = preset;
    rows =
        settings.components().stream()
            .filter(row -> !elsewhere.contains(Settings.snake(row.getName())))
            .toList();
    restore();
  }

  /** Gives every option the preset's value. */
  void restore() {
    values.clear();
    values.putAll(settings.texts(preset));
    fireTableDataChanged();
  }

  /**
   * Changes values.
   *
   * @throws SettingException if a name is unknown, or a value not possible
   */
  void put(Map<String, String> changes) {
    values.putAll(settings.texts(settings.with(preset, changes)));
    fireTableDataChanged();
  }

  /**
   * What differs from the preset, in rows and elsewhere, as {@code key: value, key: value}.
   *
   * @throws SettingException if a value is not possible
   */
  String text() {
    Map<String, String> before = settings.texts(preset);
    Map<String, String> now = settings.texts(settings.with(preset, values));
    return now.keySet().stream()
        .filter(name -> !now.get(name).equals(before.get(name)))
        .map(name -> name + ": " + now.get(name))
        .collect(Collectors.joining(", "));
  }

  /** What an option means. */
  String help(int row) {
    return rows.get(row).getAnnotation(Setting.class).value();
  }

  /** The values that an option may have; empty if they cannot be listed. */
  List<String> choices(int row) {
    Class<?> type = rows.get(row).getType();
    if (type == boolean.class) {
      return List.of("true", "false");
    }
    return type.isEnum()
        ? List.of(type.getEnumConstants()).stream().map(Settings::text).toList()
        : List.of();
  }

  private String name(int row) {
    return Settings.snake(rows.get(row).getName());
  }

  @Override
  public int getRowCount() {
    return rows.size();
  }

  @Override
  public int getColumnCount() {
    return COLUMNS.size();
  }

  @Override
  public String getColumnName(int column) {
    return COLUMNS.get(column);
  }

  @Override
  public boolean isCellEditable(int row, int column) {
    return column == VALUE;
  }

  @Override
  public Object getValueAt(int row, int column) {
    return switch (column) {
      case 0 -> name(row);
      case VALUE -> values.get(name(row));
      default -> settings.texts(preset).get(name(row));
    };
  }

  @Override
  public void setValueAt(Object value, int row, int column) {
    values.put(name(row), String.valueOf(value));
    fireTableRowsUpdated(row, row);
  }
}

package io.github.reversion.command;

import java.awt.Color;
import java.awt.Component;
import java.awt.Insets;
import javax.swing.JTable;
import javax.swing.JTextArea;
import javax.swing.table.TableCellRenderer;

/** Text of several lines in a cell. */
@SuppressWarnings("serial") // cells are not kept
final class TextCell extends JTextArea implements TableCellRenderer {
  private final Color color;

  TextCell(Color color) {
    this.color = color;
    setLineWrap(true);
    setWrapStyleWord(true);
    setMargin(new Insets(4, 6, 4, 6));
  }

  @Override
  public Component getTableCellRendererComponent(
      JTable table, Object value, boolean selected, boolean focused, int row, int column) {
    setFont(table.getFont());
    setForeground(selected ? table.getSelectionForeground() : color);
    setBackground(selected ? table.getSelectionBackground() : table.getBackground());
    setText(String.valueOf(value));
    // The whole of it, if the cell is too small.
    setToolTipText(String.valueOf(value).isEmpty() ? null : String.valueOf(value));
    return this;
  }
}

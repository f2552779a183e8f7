package io.github.reversion.command;

import javax.swing.Icon;
import javax.swing.SwingConstants;
import javax.swing.table.DefaultTableCellRenderer;

/** A number or a picture in the middle of its cell. */
@SuppressWarnings("serial") // cells are not kept
final class PlainCell extends DefaultTableCellRenderer {
  PlainCell() {
    setHorizontalAlignment(SwingConstants.CENTER);
  }

  @Override
  protected void setValue(Object value) {
    setIcon(value instanceof Icon icon ? icon : null);
    setText(value == null || value instanceof Icon ? "" : value.toString());
  }
}

package io.github.reversion.command;

import io.github.reversion.UserException;
import java.awt.BorderLayout;
import java.awt.Component;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.event.MouseEvent;
import java.util.Optional;
import javax.swing.BorderFactory;
import javax.swing.DefaultCellEditor;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JOptionPane;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTable;
import javax.swing.JTextArea;
import javax.swing.table.DefaultTableCellRenderer;
import javax.swing.table.TableCellEditor;
import javax.swing.table.TableCellRenderer;

/** Asks for options in a table that explains each, and can restore them all. */
final class OptionsDialog {
  private static final Dimension SIZE = new Dimension(560, 430);

  private final OptionTable<?> options;
  private final JTable table;
  private final JTextArea help = new JTextArea(2, 20);
  private final ModalDialog dialog;
  private Optional<String> text = Optional.empty();

  private OptionsDialog(String title, OptionTable<?> options) {
    this.options = options;
    table = new Table(options);
    table.putClientProperty("terminateEditOnFocusLost", true);
    table.setRowHeight(table.getRowHeight() + 6);
    table.getSelectionModel().addListSelectionListener(event -> explain());
    help.setEditable(false);
    help.setLineWrap(true);
    help.setWrapStyleWord(true);
    help.setOpaque(false);
    help.setText("Choose a row to see what it means; change its value with a double click.");
    help.setBorder(BorderFactory.createEmptyBorder(8, 2, 2, 2));
    JScrollPane scroll = new JScrollPane(table);
    scroll.setPreferredSize(SIZE);
    JPanel panel = new JPanel(new BorderLayout());
    panel.add(scroll, BorderLayout.CENTER);
    panel.add(help, BorderLayout.SOUTH);
    dialog = new ModalDialog(title, panel);
    dialog.button("Restore defaults", this::restore);
    dialog.glue();
    dialog.button("Cancel", dialog::close);
    dialog.button("OK", this::accept);
  }

  /** Returns what differs from the preset, or nothing if the dialog was cancelled. */
  static Optional<String> edit(String title, OptionTable<?> options) {
    return ModalDialog.ask(
        () -> {
          OptionsDialog asking = new OptionsDialog(title, options);
          asking.dialog.show();
          return asking.text;
        });
  }

  private void explain() {
    if (table.getSelectedRow() >= 0) {
      help.setText(options.help(table.getSelectedRow()));
    }
  }

  private void restore() {
    finishEditing();
    options.restore();
  }

  private void accept() {
    finishEditing();
    try {
      text = Optional.of(options.text());
      dialog.close();
    } catch (UserException e) {
      JOptionPane.showMessageDialog(table, e.getMessage(), "Advanced", JOptionPane.WARNING_MESSAGE);
    }
  }

  private void finishEditing() {
    if (table.isEditing()) {
      table.getCellEditor().stopCellEditing();
    }
  }

  /** A table with an editor for each row, and help where the mouse is. */
  @SuppressWarnings("serial") // dialogs are not kept
  private static final class Table extends JTable {
    private final transient OptionTable<?> options;

    Table(OptionTable<?> options) {
      super(options);
      this.options = options;
    }

    @Override
    public TableCellEditor getCellEditor(int row, int column) {
      return options.choices(row).isEmpty()
          ? super.getCellEditor(row, column)
          : new DefaultCellEditor(new JComboBox<>(options.choices(row).toArray(String[]::new)));
    }

    @Override
    public TableCellRenderer getCellRenderer(int row, int column) {
      return new Bold(!getValueAt(row, OptionTable.VALUE).equals(getValueAt(row, 2)));
    }

    @Override
    public String getToolTipText(MouseEvent event) {
      int row = rowAtPoint(event.getPoint());
      return row < 0 ? null : options.help(row);
    }
  }

  /** What was changed stands out. */
  @SuppressWarnings("serial") // dialogs are not kept
  private static final class Bold extends DefaultTableCellRenderer {
    private final boolean changed;

    Bold(boolean changed) {
      this.changed = changed;
    }

    @Override
    public Component getTableCellRendererComponent(
        JTable table, Object value, boolean selected, boolean focused, int row, int column) {
      JComponent cell =
          (JComponent)
              super.getTableCellRendererComponent(table, value, selected, focused, row, column);
      if (changed && column != 2) {
        cell.setFont(cell.getFont().deriveFont(Font.BOLD));
      }
      return cell;
    }
  }
}

package io.github.reversion.command;

import java.awt.Component;
import java.awt.Insets;
import java.awt.event.ActionEvent;
import java.util.EventObject;
import javax.swing.AbstractAction;
import javax.swing.AbstractCellEditor;
import javax.swing.JScrollPane;
import javax.swing.JTable;
import javax.swing.JTextArea;
import javax.swing.KeyStroke;
import javax.swing.SwingUtilities;
import javax.swing.event.DocumentEvent;
import javax.swing.event.DocumentListener;
import javax.swing.table.TableCellEditor;

/** Writes captions in a cell: Enter goes to the next row, Shift+Enter begins another caption. */
@SuppressWarnings("serial") // cells are not kept
final class CaptionEditor extends AbstractCellEditor implements TableCellEditor {
  private final JTextArea text = new JTextArea();
  private final JScrollPane pane = new JScrollPane(text);

  /** {@code typed} is run at every change while it is made. */
  CaptionEditor(Runnable typed) {
    text.setLineWrap(true);
    text.setWrapStyleWord(true);
    text.setMargin(new Insets(4, 6, 4, 6));
    text.getInputMap().put(KeyStroke.getKeyStroke("shift ENTER"), "insert-break");
    text.getInputMap().put(KeyStroke.getKeyStroke("ENTER"), "next-row");
    text.getActionMap().put("next-row", new NextRow());
    text.getDocument().addDocumentListener(new Typing(typed));
  }

  @Override
  public Component getTableCellEditorComponent(
      JTable table, Object value, boolean selected, int row, int column) {
    text.setFont(table.getFont());
    text.setText(String.valueOf(value));
    return pane;
  }

  @Override
  public Object getCellEditorValue() {
    return text.getText();
  }

  @Override
  public boolean shouldSelectCell(EventObject event) {
    text.requestFocusInWindow();
    return true;
  }

  /** Takes the text and goes on with the row below. */
  private final class NextRow extends AbstractAction {
    @Override
    public void actionPerformed(ActionEvent event) {
      JTable table = (JTable) SwingUtilities.getAncestorOfClass(JTable.class, pane);
      int row = table.getEditingRow() + 1;
      int column = table.getEditingColumn();
      stopCellEditing();
      if (row < table.getRowCount()) {
        table.changeSelection(row, column, false, false);
        table.editCellAt(row, column);
      }
      text.requestFocusInWindow();
    }
  }

  /** Tells of every change. */
  private record Typing(Runnable typed) implements DocumentListener {

    @Override
    public void insertUpdate(DocumentEvent event) {
      typed.run();
    }

    @Override
    public void removeUpdate(DocumentEvent event) {
      typed.run();
    }

    @Override
    public void changedUpdate(DocumentEvent event) {
      // Of attributes, which a plain text has none of.
    }
  }
}

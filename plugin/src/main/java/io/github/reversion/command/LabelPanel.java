package io.github.reversion.command;

import java.awt.BorderLayout;
import java.awt.Color;
import java.awt.Dimension;
import java.util.function.IntConsumer;
import javax.swing.BorderFactory;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTable;
import javax.swing.ListSelectionModel;
import javax.swing.table.TableCellEditor;
import javax.swing.table.TableColumn;

/** A table of exemplars and their captions, which says while they are written what is wrong. */
@SuppressWarnings("serial") // panels are not kept
final class LabelPanel extends JPanel {
  private static final int ROW = Thumbnails.SIDE + 10;
  private static final Color WRONG = new Color(0xA02020);
  private static final Color RIGHT = new Color(0x207020);

  private final LabelTable labels;
  private final JTable table;
  private final JLabel summary = new JLabel();

  /** {@code selected} is told of the row that is looked at. */
  LabelPanel(LabelTable labels, IntConsumer selected) {
    super(new BorderLayout(0, 8));
    this.labels = labels;
    table = new JTable(labels);
    table.setRowHeight(ROW);
    table.setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
    table.setSurrendersFocusOnKeystroke(true);
    table.putClientProperty("terminateEditOnFocusLost", true);
    table.getTableHeader().setReorderingAllowed(false);
    table.setDefaultRenderer(Object.class, new PlainCell());
    column(LabelTable.SLICE, 50);
    column(LabelTable.IMAGE, ROW);
    TableColumn captions = column(LabelTable.CAPTIONS, 340);
    captions.setCellRenderer(new TextCell(table.getForeground()));
    captions.setCellEditor(new CaptionEditor(this::repaintRemark));
    TextCell remark = new TextCell(WRONG);
    column(LabelTable.REMARK, 280)
        .setCellRenderer(
            (t, value, chosen, focused, row, column) ->
                remark.getTableCellRendererComponent(t, remark(row), chosen, focused, row, column));
    table.getSelectionModel().addListSelectionListener(event -> select(selected));
    labels.addTableModelListener(event -> summarise());
    add(new JScrollPane(table), BorderLayout.CENTER);
    add(summary, BorderLayout.SOUTH);
    setBorder(BorderFactory.createEmptyBorder(10, 10, 4, 10));
    setPreferredSize(new Dimension(820, 560));
    summarise();
  }

  private TableColumn column(int which, int width) {
    TableColumn column = table.getColumnModel().getColumn(which);
    column.setPreferredWidth(width);
    return column;
  }

  private void select(IntConsumer selected) {
    if (table.getSelectedRow() >= 0) {
      selected.accept(table.getSelectedRow());
    }
  }

  private void repaintRemark() {
    repaintCell(table.getEditingRow(), LabelTable.REMARK);
  }

  /** What is wrong in a row as it is shown: what is being written counts already. */
  String remark(int row) {
    Object text =
        table.getEditingRow() == row
            ? table.getCellEditor().getCellEditorValue()
            : table.getValueAt(row, LabelTable.CAPTIONS);
    return labels.fault(row, String.valueOf(text)).orElse("");
  }

  private void summarise() {
    int faults = labels.faults();
    int all = labels.getRowCount();
    if (faults == 0) {
      say(RIGHT, "All %d can be learned from.".formatted(all));
    } else {
      say(WRONG, "%d of %d cannot be learned from as they are.".formatted(faults, all));
    }
  }

  private void say(Color color, String sentence) {
    summary.setForeground(color);
    summary.setText(sentence);
  }

  /** Draws a row again whose picture has been loaded. */
  void repaintRow(int row) {
    repaintCell(row, LabelTable.IMAGE);
    repaintCell(row, LabelTable.ENTITIES);
  }

  private void repaintCell(int row, int column) {
    table.repaint(table.getCellRect(row, column, true));
  }

  /** The sentence below the table. */
  String summary() {
    return summary.getText();
  }

  JTable table() {
    return table;
  }

  /** Takes what is still being written into the table. */
  void finishEditing() {
    TableCellEditor editor = table.getCellEditor();
    if (editor != null) {
      editor.stopCellEditing();
    }
    summarise();
  }
}

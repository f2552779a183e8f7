package io.github.reversion.command;

import io.github.reversion.exemplar.ij.ExemplarStack;
import io.github.reversion.exemplar.ij.StackCaptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.swing.table.AbstractTableModel;

/** The labels of a stack while they are edited: the stack changes only when they are written. */
@SuppressWarnings("serial") // tables are not kept
final class LabelTable extends AbstractTableModel {
  static final int SLICE = 0;
  static final int IMAGE = 1;
  static final int CAPTIONS = 2;
  static final int REMARK = 3;

  /** There only if something counts entities. */
  static final int ENTITIES = 4;

  private static final List<String> TITLES =
      List.of(
          "Slice",
          "Image",
          "Captions, one a line, with {} for the relation",
          "What is to be mended",
          "Entities");

  private final StackCaptions captions;
  private final Thumbnails thumbnails;
  private final List<String> labels = new ArrayList<>();

  /** With what the labels hold now. */
  LabelTable(StackCaptions captions, Thumbnails thumbnails) {
    this.captions = captions;
    this.thumbnails = thumbnails;
    IntStream.range(0, stack().size()).mapToObj(stack()::label).forEach(labels::add);
  }

  private ExemplarStack stack() {
    return captions.stack();
  }

  /** Why an exemplar could not be learned from if this were its label, without its place. */
  Optional<String> fault(int row, String label) {
    String place = stack().place(row) + ": ";
    return stack().fault(row, label, captions.rules()).map(fault -> fault.replace(place, ""));
  }

  /** How many could not be learned from as they stand. */
  int faults() {
    return (int)
        IntStream.range(0, labels.size())
            .filter(row -> fault(row, labels.get(row)).isPresent())
            .count();
  }

  /** Takes labels of some exemplars, by their numbers from 0. */
  void put(Map<Integer, String> some) {
    some.forEach(labels::set);
    fireTableDataChanged();
  }

  /** Writes all labels into the stack. */
  void write() {
    for (int row = 0; row < labels.size(); row++) {
      if (!labels.get(row).equals(stack().label(row))) {
        stack().setLabel(row, labels.get(row));
      }
    }
  }

  @Override
  public int getRowCount() {
    return labels.size();
  }

  @Override
  public int getColumnCount() {
    return thumbnails.countsEntities() ? TITLES.size() : ENTITIES;
  }

  @Override
  public String getColumnName(int column) {
    return TITLES.get(column);
  }

  @Override
  public boolean isCellEditable(int row, int column) {
    return column == CAPTIONS;
  }

  @Override
  public Object getValueAt(int row, int column) {
    return switch (column) {
      case SLICE -> stack().slice(row);
      case IMAGE -> thumbnails.of(row).flatMap(Thumbnails.Thumbnail::icon).orElse(null);
      case CAPTIONS -> labels.get(row);
      case REMARK -> fault(row, labels.get(row)).orElse("");
      default -> thumbnails.of(row).map(Thumbnails.Thumbnail::entities).orElse("");
    };
  }

  @Override
  public void setValueAt(Object value, int row, int column) {
    labels.set(row, String.valueOf(value).strip());
    fireTableRowsUpdated(row, row);
  }
}

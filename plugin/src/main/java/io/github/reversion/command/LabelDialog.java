package io.github.reversion.command;

import ij.IJ;
import ij.ImagePlus;
import io.github.reversion.UserException;
import io.github.reversion.exemplar.EntityDetector;
import io.github.reversion.exemplar.ij.StackCaptions;
import java.awt.BorderLayout;
import java.awt.Dialog;
import javax.swing.BorderFactory;
import javax.swing.Box;
import javax.swing.BoxLayout;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JDialog;
import javax.swing.JFileChooser;
import javax.swing.JLabel;
import javax.swing.JOptionPane;
import javax.swing.JPanel;

/** Asks for the captions of a stack in a table. */
final class LabelDialog {
  private static final String HELP =
      "Enter: next row.  Shift+Enter: another caption of the same image.";

  private final StackCaptions captions;
  private final Thumbnails thumbnails;
  private final LabelTable labels;
  private final LabelPanel panel;
  private final JDialog dialog;
  private boolean accepted;

  private LabelDialog(ImagePlus image, StackCaptions captions) {
    this.captions = captions;
    thumbnails = new Thumbnails(captions.stack(), EntityDetector.installed(), this::loaded);
    labels = new LabelTable(captions, thumbnails);
    panel =
        new LabelPanel(
            labels, row -> image.setSlice((int) labels.getValueAt(row, LabelTable.SLICE)));
    dialog =
        new JDialog(
            IJ.getInstance(),
            "Label Exemplars: " + image.getTitle(),
            Dialog.ModalityType.APPLICATION_MODAL);
    dialog.add(panel, BorderLayout.CENTER);
    dialog.add(buttons(), BorderLayout.SOUTH);
    dialog.setDefaultCloseOperation(JDialog.DISPOSE_ON_CLOSE);
    dialog.pack();
    dialog.setLocationRelativeTo(image.getWindow());
  }

  /** Shows the table and returns whether it was accepted; then the labels are written. */
  static boolean edit(ImagePlus image, StackCaptions captions) {
    // Nothing comes back from a table whose thread was interrupted.
    return Boolean.TRUE.equals(ModalDialog.ask(() -> new LabelDialog(image, captions).show()));
  }

  private boolean show() {
    try (thumbnails) {
      dialog.setVisible(true);
      if (accepted) {
        labels.write();
      }
      return accepted;
    }
  }

  private void loaded(int row) {
    panel.repaintRow(row);
  }

  private JComponent buttons() {
    JPanel row = new JPanel();
    row.setLayout(new BoxLayout(row, BoxLayout.X_AXIS));
    row.setBorder(BorderFactory.createEmptyBorder(4, 10, 10, 10));
    row.add(new JLabel(HELP));
    row.add(Box.createHorizontalGlue());
    row.add(button("Load...", this::load));
    row.add(button("Cancel", dialog::dispose));
    row.add(button("OK", this::accept));
    return row;
  }

  private static JButton button(String text, Runnable action) {
    JButton button = new JButton(text);
    button.addActionListener(event -> action.run());
    return button;
  }

  private void accept() {
    panel.finishEditing();
    accepted = true;
    dialog.dispose();
  }

  /** Takes captions from a file into the table. */
  private void load() {
    panel.finishEditing();
    JFileChooser chooser = new JFileChooser();
    chooser.setDialogTitle("text.json, or a text file with lines such as 1: cat {} stone");
    if (chooser.showOpenDialog(dialog) == JFileChooser.APPROVE_OPTION) {
      try {
        labels.put(captions.read(chooser.getSelectedFile().toPath()));
      } catch (UserException e) {
        JOptionPane.showMessageDialog(
            dialog, e.getMessage(), "Label Exemplars", JOptionPane.WARNING_MESSAGE);
      }
    }
  }
}

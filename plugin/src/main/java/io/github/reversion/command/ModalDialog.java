package io.github.reversion.command;

import ij.IJ;
import java.awt.BorderLayout;
import java.awt.Dialog;
import java.awt.KeyboardFocusManager;
import java.awt.Window;
import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import javax.swing.BorderFactory;
import javax.swing.Box;
import javax.swing.BoxLayout;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JDialog;
import javax.swing.JPanel;
import javax.swing.SwingUtilities;

/** A dialog over the window that is in use, with a row of buttons. For Swing's thread. */
final class ModalDialog {
  private final JDialog dialog;
  private final JPanel row = new JPanel();

  ModalDialog(String title, JComponent content) {
    Window active = KeyboardFocusManager.getCurrentKeyboardFocusManager().getActiveWindow();
    dialog =
        new JDialog(
            active == null ? IJ.getInstance() : active,
            title,
            Dialog.ModalityType.APPLICATION_MODAL);
    content.setBorder(BorderFactory.createEmptyBorder(10, 10, 4, 10));
    dialog.add(content, BorderLayout.CENTER);
    row.setLayout(new BoxLayout(row, BoxLayout.X_AXIS));
    row.setBorder(BorderFactory.createEmptyBorder(4, 10, 10, 10));
    dialog.add(row, BorderLayout.SOUTH);
    dialog.setDefaultCloseOperation(JDialog.DISPOSE_ON_CLOSE);
  }

  /** Asks something in Swing's thread and waits for the answer, whichever thread this is. */
  static <T> T ask(Supplier<T> question) {
    if (SwingUtilities.isEventDispatchThread()) {
      return question.get();
    }
    AtomicReference<T> answer = new AtomicReference<>();
    try {
      SwingUtilities.invokeAndWait(() -> answer.set(question.get()));
    } catch (InvocationTargetException e) {
      throw new IllegalStateException("The dialog failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return answer.get();
  }

  void button(String text, Runnable action) {
    JButton button = new JButton(text);
    button.addActionListener(event -> action.run());
    row.add(button);
  }

  /** Pushes the buttons before to the left, and those after to the right. */
  void glue() {
    row.add(Box.createHorizontalGlue());
  }

  /** Shows it and waits until it is closed. */
  void show() {
    dialog.pack();
    dialog.setLocationRelativeTo(dialog.getOwner());
    dialog.setVisible(true);
  }

  void close() {
    dialog.dispose();
  }
}

package io.github.reversion.command;

import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.FlowLayout;
import java.awt.GraphicsEnvironment;
import java.awt.Rectangle;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JProgressBar;
import javax.swing.SwingUtilities;

/**
 * A small window with a bar, a line of text and a Stop button, for hosts whose own are easily
 * overlooked. May be used by every thread.
 */
final class WorkWindow implements AutoCloseable {
  private static final Dimension SIZE = new Dimension(460, 110);

  private final JFrame frame;
  private final JProgressBar bar = new JProgressBar();
  private final JLabel text = new JLabel(" ");
  private final JButton stop = new JButton("Stop");
  private volatile boolean stopped;

  /** {@code kept} says what a stop leaves: the tooltip of the button. */
  WorkWindow(String title, String kept) {
    frame = new JFrame(title);
    stop.setToolTipText(kept);
    stop.addActionListener(event -> stop());
    JPanel panel = new JPanel(new BorderLayout(8, 8));
    panel.setBorder(BorderFactory.createEmptyBorder(10, 12, 10, 12));
    panel.add(text, BorderLayout.NORTH);
    panel.add(bar, BorderLayout.CENTER);
    JPanel row = new JPanel(new FlowLayout(FlowLayout.TRAILING, 0, 0));
    row.add(stop);
    panel.add(row, BorderLayout.SOUTH);
    panel.setPreferredSize(SIZE);
    SwingUtilities.invokeLater(() -> show(panel));
  }

  private void show(JPanel panel) {
    frame.add(panel);
    frame.pack();
    // Where ImageJ opens no images.
    Rectangle screen = GraphicsEnvironment.getLocalGraphicsEnvironment().getMaximumWindowBounds();
    frame.setLocation(screen.x + 20, screen.y + screen.height - frame.getHeight() - 20);
    frame.setVisible(true);
  }

  private void stop() {
    stopped = true;
    stop.setEnabled(false);
    stop.setText("Stopping");
  }

  void say(String message) {
    SwingUtilities.invokeLater(() -> text.setText(message));
  }

  void at(int done, int total) {
    SwingUtilities.invokeLater(
        () -> {
          bar.setMaximum(total);
          bar.setValue(done);
        });
  }

  /** Whether the button was pressed. */
  boolean isStopped() {
    return stopped;
  }

  @Override
  public void close() {
    SwingUtilities.invokeLater(frame::dispose);
  }
}

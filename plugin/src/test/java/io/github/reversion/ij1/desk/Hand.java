package io.github.reversion.ij1.desk;

import java.awt.AWTEvent;
import java.awt.Component;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.Toolkit;
import java.awt.Window;
import java.awt.datatransfer.StringSelection;
import java.awt.event.AWTEventListener;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.swing.SwingUtilities;

/**
 * Mouse and keyboard.
 *
 * <p>Xvfb has no window manager, and without one Java may be wrong about the place of a window for
 * as long as it is open: a report of the size that {@code pack()} gave it, handled while {@code
 * setLocation()} waits for AWT's lock, overwrites the place in the component but not in its peer,
 * and the report of the move then finds nothing to change. So a window is moved once more when no
 * report is on its way, and a click waits until the component itself says that the mouse is over
 * it.
 */
final class Hand {
  private static final Point PLACE = new Point(40, 100);
  private static final int TRIES = 10;
  private static final int PATIENCE_SECONDS = 10;

  private final Robot robot;

  Hand(Robot robot) {
    this.robot = robot;
  }

  /** Moves a window to the left, over all others. */
  void place(Window window) {
    window.toFront();
    // Java ignores a move to where it believes the window to be.
    move(window, PLACE.x + 1);
    move(window, PLACE.x);
  }

  private void move(Window window, int x) {
    robot.waitForIdle();
    window.setLocation(x, PLACE.y);
    robot.waitForIdle();
  }

  /** Clicks into the middle of a component. */
  void click(Component part) throws InterruptedException {
    for (int i = 0; i < TRIES; i++) {
      if (reaches(part)) {
        robot.mousePress(InputEvent.BUTTON1_DOWN_MASK);
        robot.mouseRelease(InputEvent.BUTTON1_DOWN_MASK);
        return;
      }
      place(SwingUtilities.windowForComponent(part));
    }
    throw new IllegalStateException("The mouse does not come to " + part);
  }

  /** Moves the mouse to a component; whether that noticed. */
  private boolean reaches(Component part) throws InterruptedException {
    CountDownLatch noticed = new CountDownLatch(1);
    AWTEventListener watcher =
        event -> {
          if (event.getSource() == part) {
            noticed.countDown();
          }
        };
    Toolkit toolkit = Toolkit.getDefaultToolkit();
    toolkit.addAWTEventListener(watcher, AWTEvent.MOUSE_MOTION_EVENT_MASK);
    try {
      Rectangle area = new Rectangle(part.getLocationOnScreen(), part.getSize());
      // From beside it: a mouse that is there already would not move.
      robot.mouseMove((int) area.getCenterX() - 1, (int) area.getCenterY());
      robot.mouseMove((int) area.getCenterX(), (int) area.getCenterY());
      return noticed.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } finally {
      toolkit.removeAWTEventListener(watcher);
    }
  }

  /** Puts the mouse where it points at nothing. */
  void rest() {
    Rectangle screen = new Rectangle(Toolkit.getDefaultToolkit().getScreenSize());
    robot.mouseMove(screen.width - 1, screen.height - 1);
  }

  /** Replaces all text where the caret is, by way of the clipboard. */
  void paste(String text) {
    Toolkit.getDefaultToolkit().getSystemClipboard().setContents(new StringSelection(text), null);
    withControl(KeyEvent.VK_A);
    withControl(KeyEvent.VK_V);
  }

  private void withControl(int key) {
    robot.keyPress(KeyEvent.VK_CONTROL);
    robot.keyPress(key);
    robot.keyRelease(key);
    robot.keyRelease(KeyEvent.VK_CONTROL);
  }
}

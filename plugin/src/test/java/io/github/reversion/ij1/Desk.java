package io.github.reversion.ij1;

import ij.IJ;
import ij.process.ColorProcessor;
import ij.process.MedianCut;
import java.awt.Button;
import java.awt.Component;
import java.awt.Container;
import java.awt.Dialog;
import java.awt.Frame;
import java.awt.Label;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.TextArea;
import java.awt.TextField;
import java.awt.Toolkit;
import java.awt.Window;
import java.awt.datatransfer.StringSelection;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javax.imageio.ImageIO;

/** A user in front of ImageJ, with a mouse, a keyboard and a camera. */
final class Desk {
  private static final int COLOURS = 128;

  private final Robot robot;
  private final Path pictures;

  /** Takes the pictures into a folder. */
  Desk(Path pictures) throws Exception {
    this.pictures = pictures;
    robot = new Robot();
    robot.setAutoDelay(40);
  }

  /** Chooses a command of a menu and waits for the window that it opens. */
  Window choose(String command, String title) throws InterruptedException {
    IJ.doCommand(command);
    return await(title);
  }

  /** Waits for a window whose title begins like that. */
  Window await(String title) throws InterruptedException {
    await(title, () -> find(title).isPresent());
    Window window = find(title).orElseThrow();
    settle();
    return window;
  }

  /** Waits for something, at most five minutes. */
  void await(String what, BooleanSupplier condition) throws InterruptedException {
    for (int i = 0; i < 3000; i++) {
      if (condition.getAsBoolean()) {
        return;
      }
      Thread.sleep(100);
    }
    throw new IllegalStateException("Waited in vain for " + what);
  }

  private static Optional<Window> find(String title) {
    for (Window window : Window.getWindows()) {
      if (window.isShowing() && title(window).startsWith(title)) {
        return Optional.of(window);
      }
    }
    return Optional.empty();
  }

  private static String title(Window window) {
    if (window instanceof Frame frame) {
      return frame.getTitle();
    }
    return window instanceof Dialog dialog ? dialog.getTitle() : "";
  }

  /** Writes into the text field behind a label. */
  void write(Window dialog, String label, String text) throws InterruptedException {
    boolean seen = false;
    for (Component part : parts(dialog)) {
      seen |= part instanceof Label named && named.getText().strip().startsWith(label);
      if (seen && (part instanceof TextField || part instanceof TextArea)) {
        click(part);
        press(KeyEvent.VK_A);
        Toolkit.getDefaultToolkit()
            .getSystemClipboard()
            .setContents(new StringSelection(text), null);
        press(KeyEvent.VK_V);
        settle();
        return;
      }
    }
    throw new IllegalStateException(title(dialog) + " has no text field " + label);
  }

  /** Clicks the button by which a dialog closes; again, if a busy computer has missed it. */
  void press(Window dialog, String label) throws InterruptedException {
    Component button =
        parts(dialog).stream()
            .filter(part -> part instanceof Button named && named.getLabel().strip().equals(label))
            .findFirst()
            .orElseThrow();
    for (int i = 0; i < 10 && dialog.isShowing(); i++) {
      click(button);
      settle();
      Thread.sleep(1500);
    }
  }

  private void click(Component part) {
    Point at = part.getLocationOnScreen();
    robot.mouseMove(at.x + part.getWidth() / 2, at.y + part.getHeight() / 2);
    robot.mousePress(InputEvent.BUTTON1_DOWN_MASK);
    robot.mouseRelease(InputEvent.BUTTON1_DOWN_MASK);
  }

  /** A key together with Control. */
  private void press(int key) {
    robot.keyPress(KeyEvent.VK_CONTROL);
    robot.keyPress(key);
    robot.keyRelease(key);
    robot.keyRelease(KeyEvent.VK_CONTROL);
  }

  /** Takes a picture of a window, in few colours. */
  void photograph(Window window, String name) throws Exception {
    settle();
    photograph(window.getBounds(), name);
  }

  /** Takes a picture of all there is. */
  void photograph(String name) throws Exception {
    photograph(new Rectangle(Toolkit.getDefaultToolkit().getScreenSize()), name);
  }

  private void photograph(Rectangle area, String name) throws Exception {
    ColorProcessor seen = new ColorProcessor(robot.createScreenCapture(area));
    ImageIO.write(
        new MedianCut(seen).convertToByte(COLOURS).getBufferedImage(),
        "png",
        pictures.resolve(name + ".png").toFile());
  }

  private void settle() throws InterruptedException {
    robot.waitForIdle();
    Thread.sleep(500);
  }

  private static List<Component> parts(Container container) {
    List<Component> parts = new ArrayList<>();
    for (Component part : container.getComponents()) {
      parts.add(part);
      if (part instanceof Container inner) {
        parts.addAll(parts(inner));
      }
    }
    return parts;
  }
}

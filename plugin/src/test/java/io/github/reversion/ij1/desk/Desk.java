package io.github.reversion.ij1.desk;

import ij.IJ;
import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.TextComponent;
import java.awt.Toolkit;
import java.awt.Window;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;

/** A user in front of ImageJ, who waits for what comes, answers dialogs and takes pictures. */
final class Desk {
  /** For a busy computer: no step of a session takes a minute on an idle one. */
  private static final long PATIENCE_NANOS = 300_000_000_000L;

  private static final int TRIES = 5;

  private final Robot robot;
  private final Hand hand;
  private final Camera camera;
  private Thread command = new Thread();

  /** Takes the pictures into a folder. */
  Desk(Path pictures) throws Exception {
    robot = new Robot();
    robot.setAutoDelay(20);
    hand = new Hand(robot);
    camera = new Camera(robot, pictures);
  }

  /** Chooses a command of a menu and waits for the window that it opens. */
  Window choose(String name, String title) throws InterruptedException {
    // As the menu does, in a thread of that name: only so it is recorded.
    IJ.doCommand(name);
    command =
        Thread.getAllStackTraces().keySet().stream()
            .filter(thread -> thread.getName().equals(name))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException(name + " does not run"));
    return await(title);
  }

  /** Runs a macro to its end. */
  void run(Path macro, String argument) throws InterruptedException {
    command = new Thread(() -> IJ.runMacroFile(macro.toString(), argument), macro.toString());
    command.start();
    finish();
  }

  /** Waits until the command has come to its end. */
  void finish() throws InterruptedException {
    await("the end of " + command.getName(), () -> !command.isAlive());
  }

  /** Waits for a window whose title begins like that, and takes it to the front. */
  Window await(String title) throws InterruptedException {
    await(title, () -> Windows.find(title).isPresent());
    Window window = Windows.find(title).orElseThrow();
    hand.place(window);
    return window;
  }

  private static void await(String what, BooleanSupplier condition) throws InterruptedException {
    long start = System.nanoTime();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - start > PATIENCE_NANOS) {
        throw new IllegalStateException("Waited in vain for " + what);
      }
      Thread.sleep(50);
    }
  }

  /** Waits for a window with a title that begins like that and with such a button. */
  void await(String title, String button) throws InterruptedException {
    await(
        title + " with " + button,
        () -> Windows.find(title).filter(window -> Windows.has(window, button)).isPresent());
  }

  /** Writes into the text field behind a label. */
  void write(Window dialog, String label, String text) throws InterruptedException {
    TextComponent field = Windows.field(dialog, label);
    for (int i = 0; i < TRIES && !field.getText().equals(text); i++) {
      hand.click(field);
      robot.waitForIdle();
      hand.paste(text);
      robot.waitForIdle();
    }
    if (!field.getText().equals(text)) {
      throw new IllegalStateException(label + " is '" + field.getText() + "', not '" + text + "'");
    }
  }

  /** Presses a button. */
  void press(Window dialog, String button) throws InterruptedException {
    hand.click(Windows.button(dialog, button));
  }

  /** Presses the button by which a dialog closes, and waits until it has closed. */
  void close(Window dialog, String button) throws InterruptedException {
    press(dialog, button);
    await("the end of the dialog", () -> !dialog.isShowing());
  }

  /** Takes a picture of a window. */
  void photograph(Window window, String name) throws Exception {
    hand.place(window);
    hand.rest();
    robot.waitForIdle();
    camera.take(window.getBounds(), name);
  }

  /** Takes a picture of all there is. */
  void photograph(String name) throws Exception {
    camera.take(new Rectangle(Toolkit.getDefaultToolkit().getScreenSize()), name);
  }
}

package io.github.reversion.ij1.desk;

import ij.process.ColorProcessor;
import ij.process.MedianCut;
import java.awt.Rectangle;
import java.awt.Robot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;

/** Takes pictures of the screen, in few colours, so that their files are small. */
final class Camera {
  private static final int COLOURS = 128;
  private static final int PAUSE_MILLIS = 300;
  private static final int TRIES = 20;

  private final Robot robot;
  private final Path folder;

  Camera(Robot robot, Path folder) {
    this.robot = robot;
    this.folder = folder;
  }

  /** Takes a picture when nothing moves any more, or after a few seconds. */
  void take(Rectangle area, String name) throws IOException {
    ColorProcessor before;
    ColorProcessor seen = look(area);
    int tries = 0;
    do {
      before = seen;
      robot.delay(PAUSE_MILLIS);
      seen = look(area);
      tries++;
    } while (!Arrays.equals((int[]) seen.getPixels(), (int[]) before.getPixels()) && tries < TRIES);
    ImageIO.write(
        new MedianCut(seen).convertToByte(COLOURS).getBufferedImage(),
        "png",
        folder.resolve(name + ".png").toFile());
  }

  private ColorProcessor look(Rectangle area) {
    return new ColorProcessor(robot.createScreenCapture(area));
  }
}

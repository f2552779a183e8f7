package io.github.reversion.ij1.desk;

import ij.process.ColorProcessor;
import ij.process.MedianCut;
import java.awt.Rectangle;
import java.awt.Robot;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Takes pictures of the screen, in few colours, so that their files are small. */
final class Camera {
  private static final int COLOURS = 128;

  private final Robot robot;
  private final Path folder;

  Camera(Robot robot, Path folder) {
    this.robot = robot;
    this.folder = folder;
  }

  void take(Rectangle area, String name) throws IOException {
    ColorProcessor seen = new ColorProcessor(robot.createScreenCapture(area));
    ImageIO.write(
        new MedianCut(seen).convertToByte(COLOURS).getBufferedImage(),
        "png",
        folder.resolve(name + ".png").toFile());
  }
}

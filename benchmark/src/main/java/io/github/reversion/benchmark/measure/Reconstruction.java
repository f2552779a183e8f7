package io.github.reversion.benchmark.measure;

import io.github.reversion.image.RgbImage;
import java.util.List;

/**
 * How near pictures come to the scenes that they should show, pixel by pixel.
 *
 * @param squares sum of squared differences of bytes
 * @param samples differences counted
 */
record Reconstruction(double squares, long samples) {
  private static final double BRIGHTEST = 255;

  static Reconstruction of(Painter painter, List<Trial> trials, int batch) {
    Reconstruction all = new Reconstruction(0, 0);
    for (int i = 0; i < trials.size(); i += batch) {
      List<Trial> part = trials.subList(i, Math.min(trials.size(), i + batch));
      List<RgbImage> images = painter.paint(part);
      List<RgbImage> scenes = new ScenePainter().paint(part);
      for (int j = 0; j < images.size(); j++) {
        all = all.plus(images.get(j).rgb(), scenes.get(j).rgb());
      }
    }
    return all;
  }

  private Reconstruction plus(byte[] image, byte[] scene) {
    long sum = 0;
    for (int i = 0; i < image.length; i++) {
      int difference = (image[i] & 0xff) - (scene[i] & 0xff);
      sum += (long) difference * difference;
    }
    return new Reconstruction(squares + sum, samples + image.length);
  }

  /** The peak signal-to-noise ratio of the mean squared error, in decibels. */
  double psnr() {
    return 10 * Math.log10(BRIGHTEST * BRIGHTEST * samples / squares);
  }
}

package io.github.reversion.pipeline;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.reversion.image.RgbImage;
import java.util.ArrayList;
import java.util.List;

/** Between images of bytes and tensors in [-1, 1]. */
public final class Pixels {
  private Pixels() {}

  /**
   * Decoded tensors as images: clamped to [-1, 1], then rounded half to even.
   *
   * @param decoded [N, 3, H, W]
   */
  public static List<RgbImage> images(NDArray decoded) {
    Shape shape = decoded.getShape();
    int height = (int) shape.get(2);
    int width = (int) shape.get(3);
    float[] values = unitRange(decoded).mul(255).toFloatArray();
    int plane = height * width;
    List<RgbImage> images = new ArrayList<>();
    for (int n = 0; n < shape.get(0); n++) {
      byte[] rgb = new byte[3 * plane];
      for (int i = 0; i < plane; i++) {
        for (int c = 0; c < 3; c++) {
          rgb[3 * i + c] = (byte) Math.rint(values[(3 * n + c) * plane + i]);
        }
      }
      images.add(new RgbImage(width, height, rgb));
    }
    return images;
  }

  /** Decoded tensors in [0, 1]: from [-1, 1], clamped, of the same shape. */
  public static NDArray unitRange(NDArray decoded) {
    return decoded.div(2).add(0.5f).clip(0, 1);
  }

  /**
   * Prepared pixel values as a tensor.
   *
   * @param images values in [-1, 1], planes of red, green and blue, all of the same size
   * @return [N, 3, side, side]
   */
  public static NDArray tensor(NDManager manager, List<float[]> images, int side) {
    int size = 3 * side * side;
    float[] all = new float[images.size() * size];
    for (int i = 0; i < images.size(); i++) {
      System.arraycopy(images.get(i), 0, all, i * size, size);
    }
    return manager.create(all, new Shape(images.size(), 3, side, side));
  }
}

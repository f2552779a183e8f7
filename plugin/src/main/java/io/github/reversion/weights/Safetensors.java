package io.github.reversion.weights;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads tensors of safetensors files into memory; meant for small ones, such as learned vectors,
 * checkpoints and reference numbers.
 */
public final class Safetensors {
  private Safetensors() {}

  /**
   * All tensors of a file, in the order of its header.
   *
   * @throws WeightsException if the file cannot be read or is not sound
   */
  public static Map<String, TensorData> read(Path file) {
    SafetensorsHeader header = SafetensorsHeader.read(file);
    return read(file, header.tensors().values());
  }

  /**
   * One tensor of a file.
   *
   * @throws WeightsException if the file cannot be read or is not sound, or has no such tensor
   */
  public static TensorData read(Path file, String name) {
    TensorInfo info = SafetensorsHeader.read(file).require(name);
    return read(file, List.of(info)).get(name);
  }

  /**
   * The numbers of one floating-point tensor, widened (F16, BF16) or rounded (F64) to float.
   *
   * @throws WeightsException as {@link #read(Path, String)}, or if the tensor holds integers
   */
  public static float[] readFloats(Path file, String name) {
    TensorData tensor = read(file, name);
    if (!tensor.dtype().isFloating()) {
      throw new WeightsException(
          file,
          "tensor " + WeightsException.quote(name) + " holds integers (" + tensor.dtype() + ")",
          "save it as floating-point numbers");
    }
    return tensor.toFloats();
  }

  private static Map<String, TensorData> read(Path file, Collection<TensorInfo> infos) {
    try (FileChannel channel = FileReading.openForReading(file)) {
      Map<String, TensorData> tensors = new LinkedHashMap<>();
      for (TensorInfo info : infos) {
        tensors.put(info.name(), read(channel, file, info));
      }
      return tensors;
    } catch (IOException e) {
      throw FileReading.unreadable(file, e);
    }
  }

  private static TensorData read(FileChannel channel, Path file, TensorInfo info)
      throws IOException {
    if (info.byteCount() > Integer.MAX_VALUE - 8) {
      throw new WeightsException(
          file,
          "tensor " + WeightsException.quote(info.name()) + " is larger than 2 GiB",
          "only smaller ones can be read into memory");
    }
    return TensorData.wrap(
        info.dtype(),
        info.shape(),
        FileReading.read(channel, file, info.offset(), (int) info.byteCount()));
  }
}

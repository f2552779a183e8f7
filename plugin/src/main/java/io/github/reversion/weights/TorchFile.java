package io.github.reversion.weights;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/**
 * A small file that {@code torch.save} wrote, in its present zip format or the one before torch
 * 1.6, holding a dictionary.
 *
 * <p>Nothing in such a file is run. The dictionary is read at once, the numbers of its tensors when
 * asked for; no file stays open.
 */
public final class TorchFile {
  /** Fits a damaged file as well as one with code, which nobody should be told to run. */
  static final String REMEDY = "get it anew, best as .safetensors";

  /** Longest pickle read: hundreds of times what an embedding needs. */
  static final int LONGEST_PICKLE = 1 << 20;

  private final Path file;
  private final TorchDict root;
  private final Storages storages;

  private TorchFile(Path file, TorchDict root, Storages storages) {
    this.file = file;
    this.root = root;
    this.storages = storages;
  }

  /** Where the numbers of a file's storages lie. */
  interface Storages {
    /** Reads this many numbers of a storage, little-endian, from the number {@code first} on. */
    ByteBuffer read(TorchStorage storage, long first, int count) throws IOException;
  }

  /** What a reader of one of the two formats finds: the dictionary's pickle and the storages. */
  record Content(Object root, Storages storages) {}

  /**
   * Reads the dictionary of a file.
   *
   * @throws WeightsException if the file cannot be read, is no torch file, is damaged, or holds
   *     anything but plain values and tensors
   */
  public static TorchFile read(Path file) {
    try (FileChannel channel = FileReading.openForReading(file)) {
      Content content =
          isZip(channel, file) ? TorchZip.read(file) : TorchLegacy.read(channel, file);
      if (!(content.root() instanceof TorchDict dict)) {
        throw new PickleException("holds something else than a dictionary");
      }
      return new TorchFile(file, dict, content.storages());
    } catch (PickleException e) {
      throw new WeightsException(file, e.getMessage(), REMEDY, e);
    } catch (IOException e) {
      throw FileReading.unreadable(file, e);
    }
  }

  private static boolean isZip(FileChannel channel, Path file) throws IOException {
    int magic = 0x04034b50;
    return channel.size() >= Integer.BYTES
        && FileReading.read(channel, file, 0, Integer.BYTES).getInt() == magic;
  }

  /** The dictionary that was saved. */
  public TorchDict root() {
    return root;
  }

  /**
   * The numbers of a tensor of this file, gathered row-major whatever its strides.
   *
   * @throws WeightsException if they cannot be read
   */
  public TensorData read(TorchTensor tensor) {
    int itemSize = tensor.dtype().itemSize();
    if (Math.max(tensor.span(), tensor.elementCount()) > (Integer.MAX_VALUE - 8) / itemSize) {
      throw new WeightsException(file, "holds a tensor larger than 2 GiB", REMEDY);
    }
    try {
      ByteBuffer stretch = storages.read(tensor.storage(), tensor.offset(), (int) tensor.span());
      ByteBuffer packed =
          ByteBuffer.allocate((int) tensor.elementCount() * itemSize)
              .order(ByteOrder.LITTLE_ENDIAN);
      if (packed.hasRemaining()) {
        gather(tensor, 0, 0, stretch, packed);
      }
      return TensorData.wrap(tensor.dtype(), tensor.shape(), packed.flip());
    } catch (IOException e) {
      throw FileReading.unreadable(file, e);
    }
  }

  private static void gather(
      TorchTensor tensor, int axis, int first, ByteBuffer stretch, ByteBuffer packed) {
    int itemSize = tensor.dtype().itemSize();
    if (axis == tensor.shape().size()) {
      packed.put(stretch.slice(first * itemSize, itemSize));
      return;
    }
    int stride = tensor.strides().get(axis).intValue();
    for (int i = 0; i < tensor.shape().get(axis); i++) {
      gather(tensor, axis + 1, first + i * stride, stretch, packed);
    }
  }
}

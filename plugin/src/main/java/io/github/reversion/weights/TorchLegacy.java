package io.github.reversion.weights;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * The format of {@code torch.save} before torch 1.6: five pickles (a magic number, the protocol's
 * version, facts about the system, the saved object, the keys of its storages), then for each key
 * the count of numbers as 8 bytes and the numbers.
 *
 * @param file the file
 * @param offsets the first byte of each storage's numbers, by key
 */
record TorchLegacy(Path file, Map<String, Long> offsets) implements TorchFile.Storages {
  private static final BigInteger MAGIC = new BigInteger("1950a86a20f9469cfc6c", 16);
  private static final long VERSION = 1001;

  TorchLegacy {
    offsets = Map.copyOf(offsets);
  }

  static TorchFile.Content read(FileChannel channel, Path file) throws IOException {
    int headLength = (int) Math.min(channel.size(), TorchFile.LONGEST_PICKLE);
    ByteBuffer head = FileReading.read(channel, file, 0, headLength);
    PickleReader reader = new PickleReader(head);
    requireTorch(MAGIC.equals(reader.read()) && Long.valueOf(VERSION).equals(reader.read()));
    requireTorch(reader.read() instanceof TorchDict);
    Object root = reader.read();
    if (!(reader.read() instanceof PickleList keys)) {
      throw PickleException.damaged("the keys of its storages are no list");
    }
    Map<String, Long> offsets = new HashMap<>();
    long position = head.position();
    for (int i = 0; i < keys.size(); i++) {
      String key = keys.get(i, String.class);
      TorchStorage storage = reader.storages().get(key);
      if (storage == null || offsets.containsKey(key)) {
        throw PickleException.damaged(
            "storage " + WeightsException.quote(key) + " is listed twice or not used");
      }
      requireRoom(channel, file, position, storage);
      offsets.put(key, position + Long.BYTES);
      position += Long.BYTES + storage.byteCount();
    }
    if (!offsets.keySet().equals(reader.storages().keySet())) {
      throw PickleException.damaged("a storage that a tensor needs is missing");
    }
    return new TorchFile.Content(root, new TorchLegacy(file, offsets));
  }

  private static void requireTorch(boolean isTorch) {
    if (!isTorch) {
      throw new PickleException("is a pickle, but not one that torch wrote");
    }
  }

  private static void requireRoom(
      FileChannel channel, Path file, long position, TorchStorage storage) throws IOException {
    long rest = channel.size() - position - Long.BYTES;
    if (rest < storage.byteCount()
        || FileReading.read(channel, file, position, Long.BYTES).getLong() != storage.count()) {
      throw new PickleException(
          "ends too early or is damaged: storage %s should hold %d numbers"
              .formatted(WeightsException.quote(storage.key()), storage.count()));
    }
  }

  @Override
  public ByteBuffer read(TorchStorage storage, long first, int count) throws IOException {
    int itemSize = storage.dtype().itemSize();
    try (FileChannel channel = FileReading.openForReading(file)) {
      long offset = offsets.get(storage.key()) + first * itemSize;
      return FileReading.read(channel, file, offset, count * itemSize);
    }
  }
}

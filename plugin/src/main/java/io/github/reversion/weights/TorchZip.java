package io.github.reversion.weights;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * The zip format of {@code torch.save}: {@code NAME/data.pkl} is the pickle, {@code NAME/data/KEY}
 * a storage, {@code NAME/byteorder} the order of its bytes.
 *
 * @param file the file
 * @param folder the folder within it, with a slash at its end
 */
record TorchZip(Path file, String folder) implements TorchFile.Storages {
  private static final String PICKLE = "data.pkl";

  /** torch does not compress; what claims more than this many times its file is a trap. */
  private static final long LARGEST_RATIO = 16;

  static TorchFile.Content read(Path file) throws IOException {
    try (ZipFile zip = open(file)) {
      ZipEntry pickle =
          zip.stream()
              .map(entry -> (ZipEntry) entry)
              .filter(entry -> entry.getName().matches("[^/]*/data\\.pkl"))
              .findFirst()
              .orElseThrow(() -> new PickleException("is a zip file, but none of torch"));
      String name = pickle.getName();
      TorchZip self = new TorchZip(file, name.substring(0, name.length() - PICKLE.length()));
      self.requireLittleEndian(zip);
      int length = (int) Math.min(self.size(pickle), TorchFile.LONGEST_PICKLE);
      PickleReader reader = new PickleReader(bytes(zip, pickle, 0, length));
      Object root = reader.read();
      for (TorchStorage storage : reader.storages().values()) {
        self.entry(zip, storage);
      }
      return new TorchFile.Content(root, self);
    }
  }

  private static ZipFile open(Path file) throws IOException {
    try {
      return new ZipFile(file.toFile());
    } catch (ZipException | IllegalArgumentException e) {
      throw new PickleException("is a damaged zip file (" + e.getMessage() + ")");
    }
  }

  private void requireLittleEndian(ZipFile zip) throws IOException {
    ZipEntry order = zip.getEntry(folder + "byteorder");
    if (order != null) {
      int length = (int) Math.min(size(order), 16);
      String text = StandardCharsets.US_ASCII.decode(bytes(zip, order, 0, length)).toString();
      if (!text.strip().equals("little")) {
        throw new PickleException("holds numbers that are not little-endian");
      }
    }
  }

  @Override
  public ByteBuffer read(TorchStorage storage, long first, int count) throws IOException {
    int itemSize = storage.dtype().itemSize();
    try (ZipFile zip = open(file)) {
      return bytes(zip, entry(zip, storage), first * itemSize, count * itemSize);
    } catch (PickleException e) {
      throw new WeightsException(file, e.getMessage(), TorchFile.REMEDY, e);
    }
  }

  /** The entry of a storage, which must be as long as the pickle says. */
  private ZipEntry entry(ZipFile zip, TorchStorage storage) throws IOException {
    String name = folder + "data/" + storage.key();
    ZipEntry entry = zip.getEntry(name);
    long needed = storage.byteCount();
    if (entry == null || size(entry) != needed) {
      throw new PickleException(
          "holds %s bytes in its entry %s, which should have %d"
              .formatted(
                  entry == null ? "no" : entry.getSize(), WeightsException.quote(name), needed));
    }
    return entry;
  }

  private long size(ZipEntry entry) throws IOException {
    if (entry.getSize() > LARGEST_RATIO * Files.size(file)) {
      throw new PickleException(
          "claims to hold far more than its size in " + WeightsException.quote(entry.getName()));
    }
    return entry.getSize();
  }

  private static ByteBuffer bytes(ZipFile zip, ZipEntry entry, long offset, int length)
      throws IOException {
    try (InputStream in = zip.getInputStream(entry)) {
      in.skipNBytes(offset);
      byte[] bytes = in.readNBytes(length);
      if (bytes.length < length) {
        throw new EOFException();
      }
      return ByteBuffer.wrap(bytes);
    } catch (EOFException | ZipException e) {
      throw new PickleException(
          "is damaged: its entry %s cannot be read in full"
              .formatted(WeightsException.quote(entry.getName())));
    }
  }
}

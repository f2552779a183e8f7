package io.github.reversion.weights;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Copies the numbers of stored tensors, a stretch at a time, and tells how far it is. */
final class TensorCopy implements AutoCloseable {
  private static final int STRETCH = 4 << 20;

  private final String name;
  private final TransferListener watcher;
  private final long total;
  private final Map<Path, FileChannel> sources = new HashMap<>();
  private long done;

  /** A copy of these tensors; {@code name} is that of the file they go to. */
  TensorCopy(String name, List<StoredTensor> tensors, TransferListener watcher) {
    this.name = name;
    this.watcher = watcher;
    total = tensors.stream().mapToLong(tensor -> tensor.info().byteCount()).sum();
  }

  void writeTo(WritableByteChannel channel, StoredTensor tensor) throws IOException {
    Path file = tensor.file();
    FileChannel source = source(file);
    long end = tensor.info().offset() + tensor.info().byteCount();
    for (long at = tensor.info().offset(); at < end; ) {
      int length = (int) Math.min(STRETCH, end - at);
      ByteBuffer bytes = FileReading.read(source, file, at, length);
      channel.write(bytes);
      at += length;
      done += length;
      watcher.progress(name, done, total);
    }
  }

  private FileChannel source(Path file) throws IOException {
    FileChannel open = sources.get(file);
    if (open == null) {
      open = FileReading.openForReading(file);
      sources.put(file, open);
    }
    return open;
  }

  @Override
  public void close() {
    try {
      for (FileChannel source : sources.values()) {
        source.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("A file that was read cannot be closed", e);
    }
  }
}

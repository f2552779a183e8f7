package io.github.reversion.weights;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Writes named tensors and metadata as a safetensors file.
 *
 * <p>The same content gives the same bytes: tensors lie in the order of the map, wider types first
 * so that each begins at a multiple of its item size; metadata keeps the order of its map.
 */
public final class SafetensorsWriter {
  private static final int ALIGNMENT = 8;

  private SafetensorsWriter() {}

  /**
   * Creates or replaces a file, see {@link AtomicFile}.
   *
   * @param tensors the tensors by name, in order
   * @param metadata any strings, stored under {@code __metadata__}; may be empty
   * @throws WeightsException if the file cannot be written
   * @throws IllegalArgumentException if a tensor is named {@code __metadata__}
   */
  public static void write(
      Path file, Map<String, TensorData> tensors, Map<String, String> metadata) {
    if (tensors.containsKey("__metadata__")) {
      throw new IllegalArgumentException("a tensor cannot be named __metadata__");
    }
    List<Entry> entries =
        ordered(
            tensors.entrySet().stream()
                .map(
                    named -> {
                      TensorData tensor = named.getValue();
                      ByteBuffer bytes = tensor.bytes();
                      return new Entry(
                          new TensorInfo(
                              named.getKey(), tensor.dtype(), tensor.shape(), 0, bytes.remaining()),
                          channel -> channel.write(bytes));
                    }));
    write(file, entries, metadata);
  }

  /**
   * Creates or replaces a file with tensors of other files, which are copied stretch by stretch and
   * never held in memory as a whole.
   *
   * @param tensors each with the name and the shape it is to have, and the place its numbers have
   * @param metadata any strings; may be empty
   * @param watcher is told of the bytes copied
   * @throws WeightsException if the file cannot be written
   */
  public static void copy(
      Path file,
      List<StoredTensor> tensors,
      Map<String, String> metadata,
      TransferListener watcher) {
    try (TensorCopy copy = new TensorCopy(file.getFileName().toString(), tensors, watcher)) {
      List<Entry> entries =
          ordered(
              tensors.stream()
                  .map(
                      tensor ->
                          new Entry(tensor.info(), channel -> copy.writeTo(channel, tensor))));
      write(file, entries, metadata);
    }
  }

  /** A tensor to be written; where it lies in another file does not matter here. */
  private record Entry(TensorInfo info, Numbers numbers) {}

  private interface Numbers {
    void writeTo(WritableByteChannel channel) throws IOException;
  }

  private static List<Entry> ordered(Stream<Entry> entries) {
    return entries
        .sorted(Comparator.comparingInt(entry -> -entry.info().dtype().itemSize()))
        .toList();
  }

  private static void write(Path file, List<Entry> entries, Map<String, String> metadata) {
    AtomicFile.write(
        file,
        out -> {
          writeHeader(out, header(entries, metadata));
          WritableByteChannel channel = Channels.newChannel(out);
          for (Entry entry : entries) {
            entry.numbers().writeTo(channel);
          }
        });
  }

  private static void writeHeader(OutputStream out, byte[] json) throws IOException {
    int padding = -json.length & (ALIGNMENT - 1);
    byte[] length =
        ByteBuffer.allocate(Long.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putLong(json.length + padding)
            .array();
    out.write(length);
    out.write(json);
    out.write(" ".repeat(padding).getBytes(StandardCharsets.US_ASCII));
  }

  private static byte[] header(List<Entry> tensors, Map<String, String> metadata)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = new JsonFactory().createGenerator(bytes)) {
      json.writeStartObject();
      if (!metadata.isEmpty()) {
        json.writeObjectFieldStart("__metadata__");
        for (Map.Entry<String, String> entry : metadata.entrySet()) {
          json.writeStringField(entry.getKey(), entry.getValue());
        }
        json.writeEndObject();
      }
      long begin = 0;
      for (Entry entry : tensors) {
        TensorInfo tensor = entry.info();
        long end = begin + tensor.byteCount();
        json.writeObjectFieldStart(tensor.name());
        json.writeStringField("dtype", tensor.dtype().name());
        json.writeFieldName("shape");
        json.writeArray(tensor.dimensions(), 0, tensor.shape().size());
        json.writeFieldName("data_offsets");
        json.writeArray(new long[] {begin, end}, 0, 2);
        json.writeEndObject();
        begin = end;
      }
      json.writeEndObject();
    }
    return bytes.toByteArray();
  }
}

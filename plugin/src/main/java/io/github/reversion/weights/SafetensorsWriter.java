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
    List<Map.Entry<String, TensorData>> ordered =
        tensors.entrySet().stream()
            .sorted(Comparator.comparingInt(entry -> -entry.getValue().dtype().itemSize()))
            .toList();
    AtomicFile.write(
        file,
        out -> {
          writeHeader(out, header(ordered, metadata));
          WritableByteChannel channel = Channels.newChannel(out);
          for (Map.Entry<String, TensorData> entry : ordered) {
            channel.write(entry.getValue().bytes());
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

  private static byte[] header(
      List<Map.Entry<String, TensorData>> tensors, Map<String, String> metadata)
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
      for (Map.Entry<String, TensorData> entry : tensors) {
        TensorData tensor = entry.getValue();
        long end = begin + tensor.bytes().remaining();
        json.writeObjectFieldStart(entry.getKey());
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

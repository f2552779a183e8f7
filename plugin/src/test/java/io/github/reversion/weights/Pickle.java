package io.github.reversion.weights;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Assembles pickles opcode by opcode, sound ones and others. */
final class Pickle {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  /** A pickle of protocol 2. */
  static Pickle start() {
    return new Pickle().raw(0x80, 2);
  }

  Pickle raw(int... opcodes) {
    for (int opcode : opcodes) {
      bytes.write(opcode);
    }
    return this;
  }

  Pickle op(String opcodes) {
    bytes.writeBytes(opcodes.getBytes(StandardCharsets.ISO_8859_1));
    return this;
  }

  Pickle text(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    op("X").little(4, utf8.length);
    bytes.writeBytes(utf8);
    return this;
  }

  Pickle number(long number) {
    return raw(0x8a, 8).little(8, number);
  }

  Pickle global(String module, String name) {
    return op("c" + module + "\n" + name + "\n");
  }

  Pickle numbers(long... numbers) {
    op("(");
    for (long number : numbers) {
      number(number);
    }
    return op("t");
  }

  Pickle storage(String type, String key, long count) {
    return op("(")
        .text("storage")
        .global("torch", type)
        .text(key)
        .text("cpu")
        .number(count)
        .op("tQ");
  }

  /** A call of {@code _rebuild_tensor_v2}. */
  Pickle tensor(String type, String key, long count, long offset, long[] shape, long[] strides) {
    return global("torch._utils", "_rebuild_tensor_v2")
        .op("(")
        .storage(type, key, count)
        .number(offset)
        .numbers(shape)
        .numbers(strides)
        .raw(0x89)
        .global("collections", "OrderedDict")
        .op(")RtR");
  }

  Pickle little(int length, long number) {
    byte[] all =
        ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(number).array();
    bytes.write(all, 0, length);
    return this;
  }

  Pickle floats(float... values) {
    for (float value : values) {
      little(4, Float.floatToRawIntBits(value));
    }
    return this;
  }

  byte[] bytes() {
    return bytes.toByteArray();
  }

  /** What the reader makes of this pickle. */
  Object read() {
    return new PickleReader(ByteBuffer.wrap(bytes())).read();
  }
}

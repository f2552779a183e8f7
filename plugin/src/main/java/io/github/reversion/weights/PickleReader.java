package io.github.reversion.weights;

import java.math.BigInteger;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads Python pickles, as torch writes them, into plain values: null, {@code Boolean}, {@code
 * Long} or {@code BigInteger}, {@code Double}, {@code String}, {@link PickleList}, {@link
 * TorchDict} and {@link TorchTensor}. It can build nothing else.
 *
 * <p>Any other class, function or opcode is refused. The machine is a loop over opcodes: no input
 * makes it recurse, and its memory is in proportion to the length of the pickle.
 */
final class PickleReader {
  private final ByteBuffer in;
  private final TorchBuilder builder = new TorchBuilder();
  private final PickleStack stack = new PickleStack();
  private final Map<Long, Object> memo = new HashMap<>();

  /**
   * @param in the pickle, or several of them one after another
   */
  PickleReader(ByteBuffer in) {
    this.in = in.order(ByteOrder.LITTLE_ENDIAN);
  }

  /** The storages that the pickles read so far refer to, by key. */
  Map<String, TorchStorage> storages() {
    return builder.storages();
  }

  /**
   * Reads the next pickle up to its end; the buffer then stands behind it.
   *
   * @throws PickleException if it is refused
   */
  Object read() {
    stack.clear();
    memo.clear();
    try {
      for (int opcode = next(); opcode != '.'; opcode = next()) {
        execute(opcode);
      }
    } catch (BufferUnderflowException e) {
      throw new PickleException("ends in the middle of its pickle, or that is too long");
    }
    Object result = stack.pop();
    if (!stack.isEmpty()) {
      throw PickleException.damaged("values are left over");
    }
    return result;
  }

  private void execute(int opcode) {
    switch (opcode) {
      case 0x80 -> requireProtocol(next());
      case 0x95 -> in.getLong(); // FRAME, a hint for buffering
      case '(' -> stack.mark();
      case 'N' -> stack.push(null);
      case 0x88 -> stack.push(true);
      case 0x89 -> stack.push(false);
      case 'J' -> stack.push((long) in.getInt());
      case 'K' -> stack.push((long) next());
      case 'M' -> stack.push(Short.toUnsignedLong(in.getShort()));
      case 0x8a -> stack.push(wholeNumber(next()));
      case 'G' -> stack.push(bigEndianDouble());
      case 'X', 'T' -> stack.push(text(in.getInt()));
      case 0x8c, 'U' -> stack.push(text(next()));
      case '}' -> stack.push(new TorchDict());
      case ']', ')' -> stack.push(new PickleList());
      case 't' -> stack.push(PickleList.of(stack.popToMark()));
      case 0x85, 0x86, 0x87 -> stack.push(PickleList.of(stack.pop(opcode - 0x84)));
      case 'a' -> append(stack.pop(1));
      case 'e' -> append(stack.popToMark());
      case 's' -> put(stack.pop(2));
      case 'u' -> put(stack.popToMark());
      case 'q' -> memo.put((long) next(), stack.top());
      case 'r' -> memo.put(Integer.toUnsignedLong(in.getInt()), stack.top());
      case 0x94 -> memo.put((long) memo.size(), stack.top());
      case 'h' -> stack.push(remembered(next()));
      case 'j' -> stack.push(remembered(Integer.toUnsignedLong(in.getInt())));
      case 'c' -> stack.push(global(line(), line()));
      case 0x93 -> pushStackGlobal();
      case 'Q' -> stack.push(builder.storage(stack.pop(PickleList.class)));
      case 'R' -> call();
      case 'b' -> dropAttributes();
      default ->
          throw new PickleException(
              "uses the pickle opcode 0x%02x, which no embedding needs".formatted(opcode));
    }
  }

  private int next() {
    return Byte.toUnsignedInt(in.get());
  }

  private static void requireProtocol(int protocol) {
    if (protocol < 2 || protocol > 5) {
      throw new PickleException("uses pickle protocol " + protocol + ", torch writes 2 to 5");
    }
  }

  /** Two's complement, little-endian, of any length up to 255 bytes. */
  private Object wholeNumber(int length) {
    ByteBuffer bytes = bytes(length);
    byte[] reversed = new byte[length + 1];
    for (int i = 0; i < length; i++) {
      reversed[length - i] = bytes.get();
    }
    reversed[0] = (byte) (length > 0 && reversed[1] < 0 ? -1 : 0);
    BigInteger number = new BigInteger(reversed);
    return number.bitLength() < Long.SIZE ? (Object) number.longValue() : number;
  }

  private double bigEndianDouble() {
    return bytes(Double.BYTES).order(ByteOrder.BIG_ENDIAN).getDouble();
  }

  private String text(int length) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(bytes(length)).toString();
    } catch (CharacterCodingException e) {
      throw PickleException.damaged("a text is not UTF-8");
    }
  }

  private ByteBuffer bytes(int length) {
    if (length < 0 || length > in.remaining()) {
      throw new BufferUnderflowException();
    }
    ByteBuffer bytes = in.slice(in.position(), length);
    in.position(in.position() + length);
    return bytes;
  }

  private String line() {
    StringBuilder line = new StringBuilder();
    for (int c = next(); c != '\n'; c = next()) {
      line.append((char) c);
    }
    return line.toString();
  }

  private void append(List<Object> items) {
    stack.top(PickleList.class).addAll(items);
  }

  private void put(List<Object> keysAndValues) {
    TorchDict dict = stack.top(TorchDict.class);
    if (keysAndValues.size() % 2 != 0) {
      throw PickleException.damaged("a key without a value");
    }
    for (int i = 0; i < keysAndValues.size(); i += 2) {
      dict.put(keysAndValues.get(i), keysAndValues.get(i + 1));
    }
  }

  private Object remembered(long index) {
    if (!memo.containsKey(index)) {
      throw PickleException.damaged("nothing remembered as " + index);
    }
    return memo.get(index);
  }

  private void pushStackGlobal() {
    String name = stack.pop(String.class);
    stack.push(global(stack.pop(String.class), name));
  }

  private static PickleGlobal global(String module, String name) {
    return PickleGlobal.named(module, name)
        .orElseThrow(
            () ->
                new PickleException(
                    "refers to %s, which an embedding does not need and which might run code"
                        .formatted(WeightsException.quote(module + "." + name))));
  }

  private void call() {
    PickleList arguments = stack.pop(PickleList.class);
    stack.push(builder.call(stack.pop(PickleGlobal.Builder.class), arguments));
  }

  /** A state dict carries its version as attributes, which say nothing about its tensors. */
  private void dropAttributes() {
    stack.pop(TorchDict.class);
    stack.top(TorchDict.class);
  }
}

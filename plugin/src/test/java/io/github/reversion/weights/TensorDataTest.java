package io.github.reversion.weights;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.nio.ReadOnlyBufferException;
import java.util.List;
import org.junit.jupiter.api.Test;

class TensorDataTest {
  @Test
  void floatingPointTensorsWiden() {
    byte[] oneAndMinusTwoAsF16 = {0, 0x3c, 0, (byte) 0xc0};
    byte[] oneAndMinusTwoAsBf16 = {(byte) 0x80, 0x3f, 0, (byte) 0xc0};
    float[] floats = {1, -2};
    double[] doubles = {1, -2};
    for (TensorData tensor :
        List.of(
            TensorData.of(DType.F16, List.of(2L), ByteBuffer.wrap(oneAndMinusTwoAsF16)),
            TensorData.of(DType.BF16, List.of(2L), ByteBuffer.wrap(oneAndMinusTwoAsBf16)),
            TensorData.ofFloats(floats),
            TensorData.ofDoubles(doubles))) {
      assertArrayEquals(floats, tensor.toFloats(), tensor.toString());
      assertArrayEquals(doubles, tensor.toDoubles(), tensor.toString());
    }
  }

  @Test
  void integerTensorsWiden() {
    byte[] bytes = {1, -1};
    TensorData signed = TensorData.of(DType.I8, List.of(2L), ByteBuffer.wrap(bytes));
    TensorData unsigned = TensorData.of(DType.U8, List.of(2L), ByteBuffer.wrap(bytes));
    TensorData single = TensorData.of(DType.I16, List.of(), ByteBuffer.wrap(bytes));
    assertArrayEquals(new int[] {1, -1}, signed.toInts());
    assertArrayEquals(new long[] {1, 255}, unsigned.toLongs());
    assertArrayEquals(new int[] {-255}, single.toInts());
    assertArrayEquals(new int[] {7, -8}, TensorData.ofInts(new int[] {7, -8}).toInts());
    long[] large = {Long.MIN_VALUE, Long.MAX_VALUE};
    assertArrayEquals(large, TensorData.ofLongs(large, 2, 1).toLongs());
  }

  @Test
  void aConversionThatWouldLoseNumbersIsRefused() {
    TensorData floats = TensorData.ofFloats(new float[] {1.5f});
    TensorData longs = TensorData.ofLongs(new long[] {1});
    assertThrows(IllegalStateException.class, floats::toInts);
    assertThrows(IllegalStateException.class, floats::toLongs);
    assertThrows(IllegalStateException.class, longs::toInts);
    assertThrows(IllegalStateException.class, longs::toFloats);
    assertThrows(IllegalStateException.class, longs::toDoubles);
  }

  @Test
  void shapeMustFitTheNumbers() {
    float[] six = new float[6];
    assertThrows(IllegalArgumentException.class, () -> TensorData.ofFloats(six, 2, 2));
    assertThrows(IllegalArgumentException.class, () -> TensorData.ofFloats(six, -2, -3));
    assertArrayEquals(new long[] {2, 3}, TensorData.ofFloats(six, 2, 3).dimensions());
  }

  @Test
  void nothingChangesItFromOutside() {
    byte[] bytes = {1, 2};
    TensorData tensor = TensorData.of(DType.U8, List.of(2L), ByteBuffer.wrap(bytes));
    bytes[0] = 9;
    assertArrayEquals(new int[] {1, 2}, tensor.toInts());
    ByteBuffer view = tensor.bytes();
    assertThrows(ReadOnlyBufferException.class, () -> view.put((byte) 9));
  }

  @Test
  void equalityIsByContent() {
    TensorData row = TensorData.ofFloats(new float[] {1, 2});
    assertEquals(row, TensorData.ofFloats(new float[] {1, 2}));
    assertEquals(row.hashCode(), TensorData.ofFloats(new float[] {1, 2}).hashCode());
    assertNotEquals(row, TensorData.ofFloats(new float[] {1, 2}, 2, 1));
    assertNotEquals(row, TensorData.ofFloats(new float[] {1, 3}));
  }
}

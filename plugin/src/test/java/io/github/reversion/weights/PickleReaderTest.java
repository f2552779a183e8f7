package io.github.reversion.weights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PickleReaderTest {
  @Test
  void plainValuesAreRead() {
    Pickle pickle = Pickle.start().op("(N").raw(0x88, 0x89);
    pickle.op("J").little(4, -5).op("K").little(1, 200).op("M").little(2, 60_000);
    pickle.number(1L << 40).raw(0x8a, 0).raw(0x8a, 1, 0xff);
    pickle.op("G").raw(0x3f, 0xf8, 0, 0, 0, 0, 0, 0).text("\u4e16");
    pickle.raw(0x8c, 1).op("a").op("U\1b").op("T").little(4, 1).op("ct.");
    List<Object> expected =
        Arrays.asList(
            null, true, false, -5L, 200L, 60_000L, 1L << 40, 0L, -1L, 1.5, "\u4e16", "a", "b", "c");
    assertEquals(expected, assertInstanceOf(PickleList.class, pickle.read()).items());
  }

  @Test
  void aNumberBeyond64BitsIsRead() {
    Pickle pickle = Pickle.start().raw(0x8a, 9).little(8, 0).raw(1).op(".");
    assertEquals(BigInteger.ONE.shiftLeft(64), pickle.read());
  }

  @Test
  void dictionariesAndMemoAreRead() {
    Pickle pickle = Pickle.start().op("}q\0(").text("a").op("q\1K\7").text("b").op("h\1u");
    pickle.text("c").op("r").little(4, 70_000).op("j").little(4, 70_000).op("s");
    pickle.text("d").op("](K\1K\2e").op("K\3as").text("e").op("}").op("s.");
    TorchDict dict = assertInstanceOf(TorchDict.class, pickle.read());
    assertEquals(Set.of("a", "b", "c", "d", "e"), dict.keys());
    assertEquals(Optional.of(7L), dict.number("a"));
    assertEquals(Optional.of("a"), dict.text("b"));
    assertEquals(Optional.of("c"), dict.text("c"));
    assertEquals(Optional.empty(), dict.text("d"));
    assertEquals(Optional.empty(), dict.tensor("absent"));
    assertTrue(dict.dict("e").isPresent());
  }

  @Test
  void protocolFourIsRead() {
    Pickle pickle = new Pickle().raw(0x80, 4, 0x95).little(8, 99);
    pickle.raw(0x8c, 11).op("collections").raw(0x94).raw(0x8c, 11).op("OrderedDict");
    pickle.raw(0x94, 0x93, 0x94).op(")R").raw(0x94).op("h\1").text("v").op("s}b.");
    TorchDict dict = assertInstanceOf(TorchDict.class, pickle.read());
    assertEquals(Optional.of("v"), dict.text("OrderedDict"));
  }

  @ParameterizedTest
  @CsvSource({
    "os,system",
    "posix,system",
    "builtins,eval",
    "torch._utils,_rebuild_tensor",
    "torch,load",
    "torch,ComplexFloatStorage",
    "collections,defaultdict",
  })
  void anyOtherNameIsRefused(String module, String name) {
    for (Pickle pickle :
        List.of(
            Pickle.start().op("}").global(module, name).text("true").raw(0x85).op("R."),
            Pickle.start().text(module).text(name).raw(0x93).op("."))) {
      PickleException e = assertThrows(PickleException.class, pickle::read);
      assertTrue(e.getMessage().contains(module + "." + name), e.getMessage());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "K",
        "X\377\377\377\377",
        "X\0\0\0\177a",
        "X\1\0\0\0\377.",
        ".",
        "(.",
        "NN.",
        "t.",
        "a.",
        "]N",
        "K\1Na.",
        "}K\1Ns.",
        "}NNs.",
        "](e",
        "}(Nu.",
        "h\0.",
        "(q\0.",
        "\201.",
        "i",
        "R.",
        "NNR.",
        ")NR.",
        "NQ.",
        "(Q.",
        ")Q.",
        "}}Nb.",
        "N}b.",
        "0.",
        "cos",
      })
  void aPickleThatNoWriterProducesIsRefused(String opcodes) {
    Pickle pickle = Pickle.start().op(opcodes);
    assertThrows(PickleException.class, pickle::read);
  }

  @Test
  void oldProtocolsAreRefused() {
    assertThrows(PickleException.class, () -> new Pickle().raw(0x80, 1).op("N.").read());
    assertThrows(PickleException.class, () -> new Pickle().op("I1\n.").read());
  }

  @Test
  void deepNestingIsRefusedHoweverItIsWritten() {
    Pickle flat = Pickle.start();
    Pickle remembered = Pickle.start().op("]q\0");
    for (int i = 0; i < 50_000; i++) {
      flat.op("]");
      remembered.op("]h\0aq\0");
    }
    assertThrows(PickleException.class, flat.op("a".repeat(49_999)).op(".")::read);
    assertThrows(PickleException.class, remembered.op(".")::read);
    Pickle dicts = Pickle.start();
    for (int i = 0; i < 100; i++) {
      dicts.op("}").text("k");
    }
    assertThrows(PickleException.class, dicts.op("N" + "s".repeat(100)).op(".")::read);
  }

  @Test
  void aContainerThatHoldsItselfIsRefused() {
    assertThrows(PickleException.class, Pickle.start().op("]q\0h\0a.")::read);
    assertThrows(PickleException.class, Pickle.start().op("]q\0](h\0eq\1h\0h\1a.")::read);
  }

  @ParameterizedTest
  @CsvSource({"-1,2,1", "0,5,1", "3,2,1", "0,-2,1", "0,2,-1", "0,2,4", "0,2,9223372036854775807"})
  void aTensorBeyondItsStorageIsRefused(long offset, long size, long stride) {
    Pickle pickle = tensor(4, offset, new long[] {size}, new long[] {stride});
    assertThrows(PickleException.class, pickle::read);
  }

  @Test
  void impossibleTensorsAreRefused() {
    long huge = Long.MAX_VALUE;
    assertRefused(tensor(4, 0, new long[] {huge, huge}, new long[] {0, 0}));
    assertRefused(tensor(4, 0, new long[] {1_000_000_000}, new long[] {0}));
    assertRefused(tensor(4, 0, new long[] {1, 1}, new long[] {1}));
    assertRefused(tensor(4, 0, new long[40], new long[40]));
    assertRefused(tensor(-1, 0, new long[] {0}, new long[] {1}));
    assertRefused(tensor(huge, 0, new long[] {1}, new long[] {1}));
    assertInstanceOf(TorchTensor.class, tensor(4, 4, new long[] {0}, new long[] {1}).read());
    assertInstanceOf(TorchTensor.class, tensor(4, 0, new long[0], new long[0]).read());
  }

  @Test
  void storagesAreCheckedAgainstEachOther() {
    Pickle twice = Pickle.start().storage("FloatStorage", "0", 4).storage("FloatStorage", "0", 5);
    assertRefused(twice.op("."));
    assertRefused(Pickle.start().op("(").text("module").op("tQ."));
    Pickle view = Pickle.start().op("(").text("storage").global("torch", "FloatStorage").text("0");
    assertRefused(view.text("cpu").number(4).numbers(1, 2).op("tQ."));
  }

  @Test
  void aNegatedViewIsRefused() {
    Pickle pickle = Pickle.start().global("torch._utils", "_rebuild_tensor_v2").op("(");
    pickle.storage("FloatStorage", "0", 1).number(0).numbers(1).numbers(1).raw(0x89).op("}}");
    pickle.text("neg").raw(0x88).op("stR.");
    assertRefused(pickle);
  }

  private static void assertRefused(Pickle pickle) {
    assertThrows(PickleException.class, pickle::read);
  }

  private static Pickle tensor(long count, long offset, long[] shape, long[] strides) {
    return Pickle.start().tensor("FloatStorage", "0", count, offset, shape, strides).op(".");
  }
}

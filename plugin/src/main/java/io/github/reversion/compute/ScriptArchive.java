package io.github.reversion.compute;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes the smallest TorchScript file that PyTorch loads: methods, no tensors.
 *
 * <p>DJL reaches only part of PyTorch's operators. A TorchScript module reaches all of them, and
 * its file format is a zip of four small entries, so it can be written here instead of being
 * shipped as a binary that nobody can read. The format is that of {@code torch.jit.save} in PyTorch
 * 2.7 (file version 10).
 */
final class ScriptArchive {
  private static final String CLASS_HEADER =
      """
      class Ops(Module):
        __parameters__ = []
        __buffers__ = []
        training : bool
      """;

  /**
   * Pickle protocol 2: an instance of {@code __torch__.Ops} with the state {@code training=False}.
   */
  private static final byte[] INSTANCE_PICKLE =
      latin1("\u0080\u0002c__torch__\nOps\n)\u0081}(X\u0008\u0000\u0000\u0000training\u0089ub.");

  /** Pickle protocol 2: an empty tuple. */
  private static final byte[] EMPTY_TUPLE_PICKLE = latin1("\u0080\u0002).");

  private ScriptArchive() {}

  /**
   * Returns the bytes of a TorchScript file with these methods.
   *
   * @param methods TorchScript source in its serialised form: each method is indented by two
   *     spaces, {@code aten::foo} is {@code torch.foo}, all arguments of an operator are given.
   */
  static byte[] of(String methods) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      entry(zip, "ops/data.pkl", INSTANCE_PICKLE);
      String code = CLASS_HEADER + methods;
      entry(zip, "ops/code/__torch__.py", code.getBytes(StandardCharsets.UTF_8));
      entry(zip, "ops/constants.pkl", EMPTY_TUPLE_PICKLE);
      entry(zip, "ops/version", latin1("10\n"));
    } catch (IOException e) {
      throw new UncheckedIOException("A zip in memory cannot be written", e);
    }
    return bytes.toByteArray();
  }

  private static void entry(ZipOutputStream zip, String name, byte[] content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content);
    zip.closeEntry();
  }

  private static byte[] latin1(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}

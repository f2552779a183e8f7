package io.github.reversion.harness.score.script;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A TorchScript classifier without weights, and its description. */
public final class TinyScript {
  /** Logits are the means of the prepared red, green and blue. */
  public static final String MEANS = "torch.mean(x, [2, 3], False, dtype=None)";

  private static final String DESCRIPTION =
      """
      { "schema": 1, "labels": ["hanging_from", "on", "other"], "size": 8, "resize": "squeeze",
        "mean": [0.5, 0.5, 0.5], "std": [0.25, 0.25, 0.25] }
      """;

  private TinyScript() {}

  /** Writes {@code tiny.pt}, which computes an expression of x, and {@code tiny.json}. */
  public static Path write(Path folder, String expression) {
    return write(folder, expression, DESCRIPTION);
  }

  /** The same with a part of the description replaced. */
  public static Path write(Path folder, String expression, String was, String is) {
    return write(folder, expression, DESCRIPTION.replace(was, is));
  }

  private static Path write(Path folder, String expression, String description) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      // Pickles of protocol 2: an instance of Net with training=False, and an empty tuple.
      entry(zip, "data.pkl", "\u0080\u0002c__torch__\nNet\n)\u0081}(X\b\0\0\0training\u0089ub.");
      entry(zip, "constants.pkl", "\u0080\u0002).");
      entry(zip, "version", "10\n");
      entry(
          zip,
          "code/__torch__.py",
          """
          class Net(Module):
            __parameters__ = []
            __buffers__ = []
            training : bool
            def forward(self: __torch__.Net, x: Tensor) -> Tensor:
              return %s
          """
              .formatted(expression));
      zip.close();
      Files.writeString(folder.resolve("tiny.json"), description);
      return Files.write(folder.resolve("tiny.pt"), bytes.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void entry(ZipOutputStream zip, String name, String content) throws IOException {
    ZipEntry entry = new ZipEntry("net/" + name);
    entry.setTime(0); // else files of two seconds differ
    zip.putNextEntry(entry);
    zip.write(content.getBytes(StandardCharsets.ISO_8859_1));
    zip.closeEntry();
  }
}

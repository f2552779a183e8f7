package io.github.reversion.compute;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScriptModuleTest {
  @TempDir private Path temp;

  private Path module(String returned, String body) throws IOException {
    String method = "  def forward(self: __torch__.Ops, x: Tensor) -> %s:\n    %s\n";
    return Files.write(
        temp.resolve("module.pt"), ScriptArchive.of(method.formatted(returned, body)));
  }

  @Test
  void computesWhatTheFileSays() throws IOException {
    Path file = module("Tensor", "return torch.mean(x, [2, 3], False, dtype=None)");
    try (ScriptModule module = ScriptModule.load(file, ComputeDevice.cpu());
        Autograd off = Autograd.off()) {
      NDArray x = module.manager().create(new float[] {1, 3, 4, 8}, new Shape(1, 2, 1, 2));
      assertArrayEquals(new float[] {2, 6}, module.forward(x).toFloatArray());
    }
  }

  @Test
  void aDroppedOutPartIsKeptInEvaluation() throws IOException {
    Path file = module("Tensor", "return torch.dropout(x, 0.5, self.training)");
    try (ScriptModule module = ScriptModule.load(file, ComputeDevice.cpu());
        Autograd off = Autograd.off()) {
      NDArray x = module.manager().ones(new Shape(1, 64));
      assertArrayEquals(x.toFloatArray(), module.forward(x).toFloatArray());
    }
  }

  @Test
  void whatCannotBeLoadedOrComputedIsRefusedByName() throws IOException {
    Path none = temp.resolve("none.pt");
    assertRefused(none, none + " is missing");
    Path text = Files.writeString(temp.resolve("text.pt"), "nothing");
    assertRefused(text, text + " is no TorchScript that PyTorch 2");
    Path two = module("Tuple[Tensor, Tensor]", "return (x, x)");
    assertRefused(two, two + " gives 2 results");
    Path matrix = module("Tensor", "return torch.matmul(x, x)");
    assertRefused(matrix, matrix + " cannot compute a tensor of shape (2, 3)");
  }

  private static void assertRefused(Path file, String told) {
    ComputeException refused =
        assertThrows(
            ComputeException.class,
            () -> {
              try (ScriptModule module = ScriptModule.load(file, ComputeDevice.cpu());
                  Autograd off = Autograd.off()) {
                module.forward(module.manager().ones(new Shape(2, 3)));
              }
            });
    assertTrue(refused.getMessage().startsWith(told), refused.getMessage());
  }
}

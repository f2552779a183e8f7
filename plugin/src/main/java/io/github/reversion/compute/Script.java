package io.github.reversion.compute;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Functions on tensors, written in TorchScript in a resource, compiled by PyTorch and called by
 * name.
 *
 * <p>So all of PyTorch's operators can be reached, on any device, in any precision, and with
 * gradients where {@link Autograd} records. Thread-safe.
 */
public final class Script implements AutoCloseable {
  private static final Pattern METHOD_HEAD = Pattern.compile("(?m)^def (\\w+)\\(");

  private final PtNDManager manager = Torch.newManager(ComputeDevice.cpu());
  private final PtSymbolBlock module;
  private final Map<String, NDArray> selectors = new ConcurrentHashMap<>();

  /**
   * Compiles the functions.
   *
   * @param neighbour the class beside which the resource lies
   * @param resource functions {@code def name(x: Tensor) -> Tensor:} in TorchScript's serialised
   *     form: {@code aten::foo} is {@code torch.foo}, and all arguments of an operator are given
   */
  public Script(Class<?> neighbour, String resource) {
    byte[] archive = ScriptArchive.of(methods(source(neighbour, resource)));
    try {
      module = JniUtils.loadModule(manager, new ByteArrayInputStream(archive), true, false);
    } catch (IOException e) {
      throw new UncheckedIOException("Bytes in memory cannot be read", e);
    }
  }

  /**
   * Calls a function.
   *
   * @param arguments tensors; neighbours named {@code x[]} make up one list argument
   * @return belongs to the manager of the first argument and to the innermost open {@code NDScope}
   */
  public NDArray call(String function, NDArray... arguments) {
    NDList list = new NDList(arguments.length + 1);
    for (NDArray argument : arguments) {
      list.add(argument);
    }
    list.add(selectors.computeIfAbsent(function, this::selector));
    // Per thread. Without it the same call may round differently once it has been profiled.
    JniUtils.setGraphExecutorOptimize(false);
    // "true" keeps PyTorch's inference mode off: its results could never be differentiated later.
    return IValueUtils.forward(module, list, true).get(0);
  }

  @Override
  public void close() {
    module.close();
    manager.close();
  }

  private NDArray selector(String function) {
    NDArray selector = manager.zeros(new Shape(1));
    selector.setName("module_method:" + function);
    NDScope.unregister(selector);
    return selector;
  }

  private static String source(Class<?> neighbour, String resource) {
    try (InputStream in = neighbour.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("The resource " + resource + " of this jar cannot be read", e);
    }
  }

  /** Makes the functions of the source methods of the class, indented as the format wants. */
  private static String methods(String source) {
    return METHOD_HEAD.matcher(source).replaceAll("def $1(self: __torch__.Ops, ").indent(2);
  }
}

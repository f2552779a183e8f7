package io.github.reversion.compute;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDManager;
import io.github.reversion.weights.DType;
import io.github.reversion.weights.StoredTensor;
import io.github.reversion.weights.TensorInfo;
import io.github.reversion.weights.WeightFiles;
import io.github.reversion.weights.WeightsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Weights that lie in safetensors files.
 *
 * <p>A file is mapped into memory, not read: weights that are stored in the precision and used on
 * the CPU are views of the mapping, cost no memory until they are used, and the system may drop
 * them at any time. Other weights are converted when a network asks for them.
 */
public final class MappedWeights implements Weights, AutoCloseable {
  private final WeightFiles files;
  private final Ops ops;
  private final Precision precision;
  private final PtNDManager mapped;
  private final PtNDManager manager;
  private final Map<Path, Map<Precision, NDArray>> mappings = new HashMap<>();
  private final Set<String> unused;

  /**
   * Maps the files.
   *
   * @param precision what the network will compute in
   * @param device where it will compute
   */
  public MappedWeights(WeightFiles files, Ops ops, Precision precision, ComputeDevice device) {
    this.files = files;
    this.ops = ops;
    this.precision = precision;
    mapped = Torch.newManager(ComputeDevice.cpu());
    manager = Torch.newManager(device);
    unused = new TreeSet<>(files.tensors().keySet());
  }

  @Override
  public Ops ops() {
    return ops;
  }

  @Override
  public Precision precision() {
    return precision;
  }

  @Override
  public PtNDManager manager() {
    return manager;
  }

  @Override
  public boolean has(String name) {
    return files.tensors().containsKey(name);
  }

  @Override
  public NDArray get(String name, long... shape) {
    StoredTensor entry = files.require(name);
    TensorInfo info = entry.info();
    if (!Arrays.equals(info.dimensions(), shape)) {
      throw new WeightsException(
          entry.file(),
          "tensor '"
              + name
              + "' has shape "
              + info.shape()
              + ", the model's config.json wants "
              + Arrays.toString(shape),
          "weights and config.json belong to different models: copy the folder again");
    }
    unused.remove(name);
    // A weight that must be converted has a copy on the CPU on its way to the device.
    NDArray ready =
        Scoped.of(
            () ->
                ops.cast(view(entry.file(), info), precision).toDevice(manager.getDevice(), false));
    NDScope.unregister(ready);
    ready.attach(manager);
    return ready;
  }

  /**
   * Refuses weights that no part of the network asked for.
   *
   * @param known tells which names may stay unused
   */
  public void refuseUnused(Predicate<String> known) {
    for (String name : unused) {
      if (!known.test(name)) {
        throw new WeightsException(
            files.require(name).file(),
            "tensor '" + name + "' belongs to no part of the network that config.json describes",
            "weights and config.json belong to different models: copy the folder again");
      }
    }
  }

  @Override
  public void close() {
    manager.close();
    mapped.close();
  }

  private NDArray view(Path file, TensorInfo info) {
    Precision stored = stored(file, info);
    if (info.offset() % stored.bytes() != 0) {
      throw new WeightsException(
          file,
          "tensor '"
              + info.name()
              + "' begins at byte "
              + info.offset()
              + ", which is no multiple of "
              + stored.bytes(),
          "save the file again with the safetensors library");
    }
    long begin = info.offset() / stored.bytes();
    return Ops.slice(mapping(file, stored), begin, begin + info.elementCount())
        .reshape(new Shape(info.dimensions()));
  }

  private NDArray mapping(Path file, Precision stored) {
    return mappings
        .computeIfAbsent(file, f -> new HashMap<>())
        .computeIfAbsent(
            stored,
            p -> {
              try {
                NDArray whole = ops.mapFile(file, Files.size(file) / p.bytes(), p);
                NDScope.unregister(whole);
                whole.attach(mapped);
                return whole;
              } catch (IOException e) {
                throw new UncheckedIOException(file + " cannot be read", e);
              }
            });
  }

  private static Precision stored(Path file, TensorInfo info) {
    return switch (info.dtype()) {
      case F32 -> Precision.FP32;
      case F16 -> Precision.FP16;
      case BF16 -> Precision.BF16;
      default ->
          throw new WeightsException(
              file,
              "tensor '" + info.name() + "' holds " + info.dtype() + " numbers",
              "weights must be " + DType.F32 + ", " + DType.F16 + " or " + DType.BF16);
    };
  }
}

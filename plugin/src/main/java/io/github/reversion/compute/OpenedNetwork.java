package io.github.reversion.compute;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import io.github.reversion.weights.JsonConfig;
import io.github.reversion.weights.WeightFiles;
import io.github.reversion.weights.WeightsException;
import java.nio.file.Path;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/**
 * A single network, opened from the folder that holds its {@code config.json} and its weights.
 *
 * <p>Frozen, in fp32; several threads may ask at once.
 */
public final class OpenedNetwork<N> implements AutoCloseable {
  private static final String REMEDY = "take a smaller network, or fewer workers";

  private final Path folder;
  private final ComputeDevice device;
  private final Ops ops;
  private final MappedWeights weights;
  private final N network;

  /**
   * How a kind of network is made of its files.
   *
   * @param base the weights' file name, as {@link WeightFiles#find} wants it
   * @param spare tells which tensors may stay unused
   * @param build makes the network of its {@code config.json} and its weights
   */
  public record Kind<N>(
      String base, Predicate<String> spare, BiFunction<JsonConfig, Weights, N> build) {}

  private OpenedNetwork(
      Path folder, ComputeDevice device, Ops ops, MappedWeights weights, N network) {
    this.folder = folder;
    this.device = device;
    this.ops = ops;
    this.weights = weights;
    this.network = network;
  }

  /**
   * Opens a folder.
   *
   * @throws WeightsException if something is missing, damaged, or does not fit together; the
   *     message names file and tensor or key
   * @throws io.github.reversion.RunFailedException if memory does not suffice
   */
  public static <N> OpenedNetwork<N> open(Path folder, Kind<N> kind, ComputeDevice device) {
    WeightFiles files = WeightFiles.find(folder, kind.base());
    JsonConfig config = JsonConfig.read(folder.resolve("config.json"));
    Ops ops = new Ops();
    MappedWeights weights = new MappedWeights(files, ops, Precision.FP32, device);
    try (Autograd off = Autograd.off()) {
      N network = kind.build().apply(config, weights);
      weights.refuseUnused(kind.spare());
      return new OpenedNetwork<>(folder, device, ops, weights, network);
    } catch (EngineException e) {
      close(ops, weights);
      throw ComputeException.ifOutOfMemory(e, REMEDY);
    } catch (RuntimeException e) {
      close(ops, weights);
      throw e;
    }
  }

  /** Where it was opened. */
  public Path folder() {
    return folder;
  }

  /**
   * Computes with the network, without recording.
   *
   * @param use is given the network, and a manager for its inputs; what it returns must not need
   *     them
   * @throws io.github.reversion.RunFailedException if memory does not suffice
   */
  public <T> T compute(BiFunction<N, NDManager, T> use) {
    try (NDManager manager = Torch.newManager(device);
        NDScope scope = new NDScope();
        Autograd off = Autograd.off()) {
      return use.apply(network, manager);
    } catch (EngineException e) {
      throw ComputeException.ifOutOfMemory(e, REMEDY);
    }
  }

  /**
   * The numbers of a tensor that is computed with the network.
   *
   * @throws WeightsException if one of them is not finite
   * @throws io.github.reversion.RunFailedException if memory does not suffice
   */
  public float[] numbers(BiFunction<N, NDManager, NDArray> use) {
    float[] numbers =
        this.<float[]>compute((network, manager) -> use.apply(network, manager).toFloatArray());
    for (float number : numbers) {
      if (!Float.isFinite(number)) {
        throw new WeightsException(
            folder, "its weights give an answer that is no number", "copy the folder again");
      }
    }
    return numbers;
  }

  @Override
  public void close() {
    close(ops, weights);
  }

  private static void close(Ops ops, MappedWeights weights) {
    weights.close();
    ops.close();
  }
}

package io.github.reversion.compute;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The tensor operations that networks are made of, on any device and in any precision.
 *
 * <p>They are PyTorch's, called through a {@link Script}; DJL itself lacks some (group norm, fused
 * attention, SiLU) and aborts the process on others in bfloat16. Gradients flow through all of them
 * where {@link Autograd} records. A result belongs to the manager of the first argument and to the
 * innermost open {@code NDScope}.
 *
 * <p>Numbers such as strides travel as scalars in CPU memory, made once, so that no operation waits
 * for a GPU. Thread-safe.
 */
public final class Ops implements AutoCloseable {
  private final PtNDManager manager;
  private final Script script;
  private final Map<Number, NDArray> scalars = new ConcurrentHashMap<>();

  /** Loads the operations; close them when every network that uses them is closed. */
  public Ops() {
    manager = Torch.newManager(ComputeDevice.cpu());
    script = new Script(Ops.class, "ops.py");
  }

  /** Maps the numbers of a file into memory without reading them; the memory is private to us. */
  NDArray mapFile(Path file, long count, Precision precision) {
    return call(
        "map_file",
        manager.create(file.toString()),
        manager.create(count),
        scalar(precision.torchCode()));
  }

  /**
   * Some of the entries of x along its first axis, from begin to before end, in the same memory.
   */
  public static NDArray slice(NDArray x, long begin, long end) {
    return JniUtils.slice((PtNDArray) x, 0, begin, end, 1);
  }

  /** The same numbers in another precision; the gradient comes back in the first one. */
  public NDArray cast(NDArray x, Precision precision) {
    return call("cast", x, scalar(precision.torchCode()));
  }

  /** Convolution; x [N, C, H, W], weight [out, C, k, k], bias [out]. */
  public NDArray conv2d(NDArray x, NDArray weight, NDArray bias, int stride, int padding) {
    return call("conv2d", x, weight, bias, scalar(stride), scalar(padding));
  }

  /** Convolution of squares side by side; x [N, C, H, W], weight [out, C, stride, stride]. */
  public NDArray conv2dWithoutBias(NDArray x, NDArray weight, int stride) {
    return call("conv2d_without_bias", x, weight, scalar(stride));
  }

  /** A token [D] before the others of each text or image [N, L, D]. */
  public NDArray prepend(NDArray x, NDArray token) {
    return call("prepend", x, token);
  }

  /** x times weight transposed, plus bias; x [..., in], weight [out, in], bias [out] or null. */
  public NDArray linear(NDArray x, NDArray weight, NDArray bias) {
    return bias == null ? call("linear_without_bias", x, weight) : call("linear", x, weight, bias);
  }

  /** Group norm (Wu and He 2018); x [N, C, ...], weight and bias [C]. */
  public NDArray groupNorm(NDArray x, NDArray weight, NDArray bias, int groups, double eps) {
    return call("group_norm", x, weight, bias, scalar(groups), scalar(eps));
  }

  /** Group norm, then SiLU. */
  public NDArray groupNormSilu(NDArray x, NDArray weight, NDArray bias, int groups, double eps) {
    return call("group_norm_silu", x, weight, bias, scalar(groups), scalar(eps));
  }

  /** Layer norm over the last axis. */
  public NDArray layerNorm(NDArray x, NDArray weight, NDArray bias, double eps) {
    return call("layer_norm", x, weight, bias, scalar(eps));
  }

  /** x times sigmoid(x). */
  public NDArray silu(NDArray x) {
    return call("silu", x);
  }

  /** GELU in its exact form, with the error function. */
  public NDArray gelu(NDArray x) {
    return call("gelu", x);
  }

  /** x times sigmoid(1.702 x), the GELU of CLIP's first models. */
  public NDArray quickGelu(NDArray x) {
    return call("quick_gelu", x);
  }

  /** The first half of the last axis times the GELU of the second (Shazeer 2020). */
  public NDArray geglu(NDArray x) {
    return call("geglu", x);
  }

  /**
   * Multi-head attention, fused: never holds the matrix of all similarities where the device can
   * avoid it.
   *
   * @param query [N, tokens, heads * width]
   * @param key [N, other tokens, heads * width]
   * @param value the shape of key
   * @param causal whether a token sees only itself and those before it
   * @return the shape of query
   */
  public NDArray attention(NDArray query, NDArray key, NDArray value, int heads, boolean causal) {
    return call("attention", query, key, value, scalar(heads), scalar(causal ? 1 : 0));
  }

  /** [N, C, H, W] to [N, H * W, C]. */
  public NDArray imageToTokens(NDArray x) {
    return call("image_to_tokens", x);
  }

  /** [N, H * W, C] to [N, C, H, W], with H and W of the image {@code like}. */
  public NDArray tokensToImage(NDArray x, NDArray like) {
    return call("tokens_to_image", x, like);
  }

  /** Sum, with broadcasting. */
  public NDArray add(NDArray x, NDArray y) {
    return call("add", x, y);
  }

  /**
   * Every number times a factor.
   *
   * <p>Where gradients are recorded, only this may be used to multiply by a number: DJL's own
   * {@code mul} keeps the factor in memory that it frees before the gradient needs it.
   */
  public NDArray scale(NDArray x, double factor) {
    return call("scale", x, manager.create(factor));
  }

  /** Adds y [N, C] to every place of x [N, C, H, W]. */
  public NDArray addPerChannel(NDArray x, NDArray y) {
    return call("add_per_channel", x, y);
  }

  /** Puts y behind x along the axis of channels. */
  public NDArray concatChannels(NDArray x, NDArray y) {
    return call("concat_channels", x, y);
  }

  /** Enlarges [N, C, H, W] by repeating the nearest place. */
  public NDArray upsampleNearest(NDArray x, long height, long width) {
    return call("upsample_nearest", x, scalar(height), scalar(width));
  }

  /** One row of zeros below, one column of zeros to the right. */
  public NDArray padRightBottom(NDArray x) {
    return call("pad_right_bottom", x);
  }

  /** Cosines and sines, or sines and cosines, of t [N] times frequencies [F]: [N, 2 F]. */
  public NDArray timestepEmbedding(NDArray t, NDArray frequencies, boolean cosinesFirst) {
    return call(cosinesFirst ? "cosines_sines" : "sines_cosines", t, frequencies);
  }

  /** The rows ids [N, L] of table [V, D]: [N, L, D]. */
  public NDArray embedding(NDArray table, NDArray ids) {
    return call("embedding", table, ids);
  }

  /** The entries of x along its first axis, by index [K] (int64). */
  public NDArray rows(NDArray x, NDArray indices) {
    return call("rows", x, indices);
  }

  /**
   * Copies embeddings [N, L, D] and puts vectors [K, D] at the places (rows [K], columns [K]).
   *
   * <p>Gradients flow to the vectors; a vector used at several places gets their sum.
   */
  public NDArray splice(NDArray embeddings, NDArray rows, NDArray columns, NDArray vectors) {
    return call("splice", embeddings, rows, columns, vectors);
  }

  /** The entries of x [N, L, D] at places (rows [K], columns [K]): [K, D]. */
  public NDArray places(NDArray x, NDArray rows, NDArray columns) {
    return call("places", x, rows, columns);
  }

  /** Vectors along the last axis, divided by their lengths. */
  public NDArray unit(NDArray x) {
    return call("unit", x);
  }

  /** The mean of the squared differences: a scalar. */
  public NDArray mse(NDArray x, NDArray y) {
    return call("mse", x, y);
  }

  /**
   * Multi-instance InfoNCE over cosine similarities: logsumexp of all minus logsumexp of the
   * positives, each similarity divided by the temperature.
   *
   * @param anchor [D]
   * @param positives [P, D]
   * @param negatives [Q, D]
   * @return a scalar
   */
  public NDArray infoNce(NDArray anchor, NDArray positives, NDArray negatives, double temperature) {
    return call("info_nce", anchor, positives, negatives, scalar(temperature));
  }

  /**
   * One step of AdamW (Loshchilov and Hutter 2019), with decoupled weight decay applied first, as
   * PyTorch does.
   *
   * @param state [3, ...]: parameter, first moment, second moment
   * @param gradient the shape of one of the three
   * @param decay what the parameter is multiplied by: 1 - learning rate * weight decay
   * @param stepSize learning rate / (1 - beta1^step)
   * @param rootBias sqrt(1 - beta2^step)
   * @return the new state
   */
  public NDArray adamW(
      NDArray state,
      NDArray gradient,
      double beta1,
      double beta2,
      double eps,
      double decay,
      double stepSize,
      double rootBias) {
    return call(
        "adamw",
        state,
        gradient,
        scalar(beta1),
        scalar(beta2),
        scalar(eps),
        scalar(decay),
        manager.create(stepSize),
        manager.create(rootBias));
  }

  @Override
  public void close() {
    script.close();
    manager.close();
  }

  private NDArray call(String method, NDArray... arguments) {
    return script.call(method, arguments);
  }

  private NDArray scalar(Number value) {
    return scalars.computeIfAbsent(
        value,
        v ->
            kept(
                v instanceof Double d
                    ? manager.create(d.doubleValue())
                    : manager.create(v.longValue())));
  }

  private static NDArray kept(NDArray array) {
    NDScope.unregister(array);
    return array;
  }

  /** A manager for small arrays in CPU memory. */
  NDManager manager() {
    return manager;
  }
}

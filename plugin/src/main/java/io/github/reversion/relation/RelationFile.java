package io.github.reversion.relation;

import io.github.reversion.weights.SafetensorsWriter;
import io.github.reversion.weights.TensorData;
import io.github.reversion.weights.WeightsException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Writes relations as files, and reads them and other tools' embeddings.
 *
 * <p>Written is a safetensors file with one F32 tensor [count, width] under the token, which is
 * what {@code load_textual_inversion} of diffusers reads, with ModelSpec metadata.
 *
 * <p>Read are those, {@code learned_embeds.bin} and {@code .safetensors} of diffusers, {@code .pt}
 * of the web UI by AUTOMATIC1111 and {@code emb_params} of kohya's scripts, each told by its
 * content.
 */
public final class RelationFile {
  private static final String EXTENSION = ".safetensors";

  /** A prompt has 77 positions, of which two mark its begin and end. */
  private static final int MOST_VECTORS = 75;

  /** Wider than the embeddings of any text encoder. */
  private static final int WIDEST = 16_384;

  private RelationFile() {}

  /**
   * Creates or replaces a relation file; the same relation gives the same bytes. Where title,
   * architecture or implementation are not known, usual values stand in for them.
   *
   * @param file its name must end in {@code .safetensors}, by which other programs know the format
   * @throws WeightsException if it has another ending or cannot be written; a former file is then
   *     untouched
   */
  public static void write(Path file, Relation relation) {
    if (!file.toString().endsWith(EXTENSION)) {
      throw new WeightsException(
          file, "is no name for a relation file", "choose one that ends in " + EXTENSION);
    }
    TensorData tensor =
        TensorData.ofFloats(flatten(relation), relation.vectorCount(), relation.width());
    SafetensorsWriter.write(file, Map.of(relation.token(), tensor), RelationMetadata.of(relation));
  }

  private static float[] flatten(Relation relation) {
    float[] all = new float[relation.vectorCount() * relation.width()];
    int next = 0;
    for (float[] vector : relation.vectors()) {
      System.arraycopy(vector, 0, all, next, vector.length);
      next += vector.length;
    }
    return all;
  }

  /**
   * Reads a relation or another embedding.
   *
   * @throws WeightsException if the file cannot be read, is none of the known formats, is damaged,
   *     or holds numbers that are no finite floating-point vectors
   */
  public static Relation read(Path file) {
    return read(file, OptionalInt.empty());
  }

  /**
   * Reads a relation or another embedding for a model.
   *
   * @param width numbers in a vector of the model's text encoder, for instance 768
   * @throws WeightsException as {@link #read(Path)}, and if the vectors have another width
   */
  public static Relation read(Path file, int width) {
    return read(file, OptionalInt.of(width));
  }

  private static Relation read(Path file, OptionalInt width) {
    StoredEmbedding stored =
        isSafetensors(file) ? SafetensorsEmbedding.find(file) : TorchEmbedding.find(file);
    requireVectors(file, stored);
    long stride = stored.shape().get(stored.shape().size() - 1);
    if (width.isPresent() && stride != width.getAsInt()) {
      throw new WeightsException(
          file,
          "holds vectors of width %d, the model wants %d: it was learned on another kind of model"
              .formatted(stride, width.getAsInt()),
          "choose the model it was learned on, or learn the relation again on this one");
    }
    try {
      float[][] vectors = split(stored.numbers().get().toFloats(), (int) stride);
      String token = stored.token().isBlank() ? "" : EmbeddingKeys.word(stored.token());
      return new Relation(token, vectors, stored.info());
    } catch (IllegalArgumentException e) {
      throw new WeightsException(
          file,
          "holds no usable vectors under %s: %s"
              .formatted(WeightsException.quote(stored.token()), e.getMessage()),
          "learn the relation again or choose another file",
          e);
    }
  }

  private static void requireVectors(Path file, StoredEmbedding stored) {
    List<Long> shape = stored.shape();
    boolean sound =
        stored.dtype().isFloating()
            && (shape.size() == 1 || (shape.size() == 2 && shape.get(0) <= MOST_VECTORS))
            && shape.stream().allMatch(dimension -> dimension > 0)
            && shape.get(shape.size() - 1) <= WIDEST;
    if (!sound) {
      throw new WeightsException(
          file,
          "holds a tensor %s of shape %s and type %s, which is no row of 1 to %d vectors"
              .formatted(
                  WeightsException.quote(stored.token()), shape, stored.dtype(), MOST_VECTORS),
          EmbeddingKeys.REMEDY);
    }
  }

  private static float[][] split(float[] numbers, int width) {
    float[][] vectors = new float[numbers.length / width][];
    Arrays.setAll(vectors, i -> Arrays.copyOfRange(numbers, i * width, (i + 1) * width));
    return vectors;
  }

  /**
   * A safetensors file has the opening brace of its header as byte 8; in a zip file or a pickle of
   * torch that byte is another. Anything unknown is left to the reader of torch files, unless it
   * cannot be one.
   */
  private static boolean isSafetensors(Path file) {
    byte[] start = start(file);
    if (start.length > Long.BYTES && start[Long.BYTES] == '{') {
      return true;
    }
    boolean zip = start.length > 1 && start[0] == 'P' && start[1] == 'K';
    boolean pickle = start.length > 0 && start[0] == (byte) 0x80;
    if (!zip && !pickle) {
      throw new WeightsException(
          file, "is neither a safetensors file nor a torch file", EmbeddingKeys.REMEDY);
    }
    return false;
  }

  private static byte[] start(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new WeightsException(file, "does not exist or is no file", "check the path");
    }
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(Long.BYTES + 1);
    } catch (IOException e) {
      throw new WeightsException(
          file, "could not be read (" + e.getMessage() + ")", "check its permissions", e);
    }
  }
}

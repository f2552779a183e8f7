package io.github.reversion.weights;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a safetensors file holds: its tensors by name, in the order of the file, and its metadata.
 *
 * <p>A header is only ever built from a file whose layout was found to be sound: the tensors fill
 * the file without overlap, hole or rest.
 */
public final class SafetensorsHeader {
  private final Path file;
  private final Map<String, TensorInfo> tensors;
  private final Map<String, String> metadata;

  SafetensorsHeader(Path file, Map<String, TensorInfo> tensors, Map<String, String> metadata) {
    this.file = file;
    this.tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
    this.metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
  }

  /**
   * Reads and checks the header of a file; the numbers of the tensors stay unread.
   *
   * @throws WeightsException if the file cannot be read or its layout is not sound
   */
  public static SafetensorsHeader read(Path file) {
    return SafetensorsParser.read(file);
  }

  /** The file this header was read from. */
  public Path file() {
    return file;
  }

  /** All tensors, in the order in which the header lists them. */
  public Map<String, TensorInfo> tensors() {
    return tensors;
  }

  /** The strings under {@code __metadata__}; empty where there are none. */
  public Map<String, String> metadata() {
    return metadata;
  }

  /**
   * The tensor of this name.
   *
   * @throws WeightsException if there is none
   */
  public TensorInfo require(String name) {
    TensorInfo info = tensors.get(name);
    if (info == null) {
      throw new WeightsException(
          file,
          "has no tensor " + WeightsException.quote(name),
          "check that it is the file meant here");
    }
    return info;
  }
}

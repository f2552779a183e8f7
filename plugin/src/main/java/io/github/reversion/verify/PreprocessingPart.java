package io.github.reversion.verify;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.reversion.image.ImageFiles;
import io.github.reversion.image.Preprocessing;
import io.github.reversion.image.RgbImage;
import io.github.reversion.weights.DType;
import io.github.reversion.weights.Sha256;
import io.github.reversion.weights.TensorData;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Image files to the square the model sees: bytes, numbers, and the SHA-256 of all bytes. */
final class PreprocessingPart implements GoldenPart {
  private static final Pattern THINNED = Pattern.compile("(.*)_every_(\\d+)th");
  private static final String RGB = "out.rgb";
  private static final String PIXEL_VALUES = "out.pixel_values";

  @Override
  public String name() {
    return "preprocessing";
  }

  @Override
  public String files() {
    return "images/preprocessing.json";
  }

  @Override
  public void replay(GoldenFolder folder, String file, Replay replay) {
    GoldenTensors tensors = folder.tensorsOf(file);
    for (JsonNode facts : folder.json(file).required("cases")) {
      String name = facts.required("case").textValue();
      replay.check(name, tensors, name, golden -> prepare(folder, facts, golden));
    }
  }

  private static void prepare(GoldenFolder folder, JsonNode facts, GoldenCase golden) {
    int size = facts.required("size").intValue();
    boolean crop = facts.required("center_crop").booleanValue();
    RgbImage image = ImageFiles.read(folder.path(facts.required("file").textValue()));
    Preprocessing preprocessing = new Preprocessing(size, crop);
    byte[] rgb = preprocessing.resize(image).rgb();
    golden
        .comparison()
        .equal(
            "the SHA-256 of the bytes",
            facts.required("rgb_uint8_hwc_sha256").textValue(),
            Sha256.of(rgb));
    float[] values = preprocessing.pixelValues(image);
    for (String tensor : golden.notCompared()) {
      Matcher thinned = THINNED.matcher(tensor);
      int stride = thinned.matches() ? Integer.parseInt(thinned.group(2)) : 1;
      String whole = thinned.matches() ? thinned.group(1) : tensor;
      if (whole.equals(RGB)) {
        golden.compare(tensor, bytes(rgb, size, stride));
      } else if (whole.equals(PIXEL_VALUES)) {
        golden.compare(tensor, numbers(values, size, stride));
      }
    }
  }

  /** Every n-th pixel of both directions, HWC. */
  private static TensorData bytes(byte[] rgb, int size, int stride) {
    int n = (size + stride - 1) / stride;
    byte[] chosen = new byte[3 * n * n];
    for (int i = 0; i < chosen.length; i++) {
      int x = i / 3 % n * stride;
      int y = i / 3 / n * stride;
      chosen[i] = rgb[3 * (y * size + x) + i % 3];
    }
    return TensorData.of(DType.U8, List.of((long) n, (long) n, 3L), ByteBuffer.wrap(chosen));
  }

  /** Every n-th pixel of both directions, CHW. */
  private static TensorData numbers(float[] values, int size, int stride) {
    int n = (size + stride - 1) / stride;
    float[] chosen = new float[3 * n * n];
    for (int i = 0; i < chosen.length; i++) {
      int channel = i / (n * n);
      int y = i / n % n * stride;
      chosen[i] = values[(channel * size + y) * size + i % n * stride];
    }
    return TensorData.ofFloats(chosen, 3, n, n);
  }
}

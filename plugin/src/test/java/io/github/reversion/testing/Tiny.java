package io.github.reversion.testing;

import io.github.reversion.compute.ComputeDevice;
import io.github.reversion.compute.Precision;
import io.github.reversion.compute.Torch;
import io.github.reversion.exemplar.ExemplarFolder;
import io.github.reversion.exemplar.Exemplars;
import io.github.reversion.inversion.InversionOptions;
import io.github.reversion.pipeline.StableDiffusion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The tiny checkpoints of the goldens, exemplars and options that suit them; for tests only. */
public final class Tiny {
  public static final Path GOLDENS = Path.of("src", "test", "resources", "goldens");
  public static final Path SD15 = GOLDENS.resolve("tiny-sd15");
  public static final Path SD21 = GOLDENS.resolve("tiny-sd21");

  private Tiny() {}

  /**
   * Loads a checkpoint on the CPU. Operators get one thread: with several, those of so small a
   * network mostly wait for each other, and for minutes where other programs want the cores.
   */
  public static StableDiffusion load(Path folder) {
    Torch.setThreads(1);
    return StableDiffusion.load(folder, ComputeDevice.cpu(), Precision.FP32);
  }

  /** Three exemplars with two or three captions each. */
  public static Exemplars exemplars() {
    return ExemplarFolder.read(GOLDENS.resolve("training").resolve("dataset"));
  }

  /** The reference preset made small: 6 steps of 2 x 2 images of 32 pixels, then these changes. */
  public static InversionOptions options(String... changes) {
    Map<String, String> all =
        new HashMap<>(
            Map.of(
                "resolution", "32",
                "steps", "6",
                "batch_size", "2",
                "accumulation", "2",
                "frozen_every", "0",
                "preview_every", "0",
                "checkpoint_every", "0"));
    for (String change : changes) {
      String[] parts = change.split("=", 2);
      all.put(parts[0], parts[1]);
    }
    return InversionOptions.SETTINGS.with(InversionOptions.reference(), all);
  }

  /** Copies a folder with all that is in it. */
  public static Path copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path file : all.toList()) {
        Path place = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(place);
        } else {
          Files.copy(file, place);
        }
      }
    }
    return to;
  }

  /** Replaces a piece of a text file; fails if it is not there. */
  public static void edit(Path file, String before, String after) throws IOException {
    String text = Files.readString(file);
    if (!text.contains(before)) {
      throw new IllegalArgumentException(file + " lacks " + before);
    }
    Files.writeString(file, text.replace(before, after));
  }

  /** The numbers of a relation's vectors, one after the other. */
  public static List<Float> flat(float[][] vectors) {
    return Stream.of(vectors)
        .flatMap(v -> java.util.stream.IntStream.range(0, v.length).mapToObj(i -> v[i]))
        .toList();
  }
}

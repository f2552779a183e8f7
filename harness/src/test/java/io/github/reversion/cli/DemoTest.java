package io.github.reversion.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.reversion.image.ImageFiles;
import io.github.reversion.image.RgbImage;
import io.github.reversion.inversion.InversionOptions;
import io.github.reversion.pipeline.GenerationOptions;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo with few steps. */
class DemoTest {
  private static final InversionOptions LEARNING =
      InversionOptions.SETTINGS.with(
          InversionOptions.quick(), Map.of("steps", "1", "batchSize", "1", "frozenEvery", "0"));
  private static final GenerationOptions DRAWING =
      GenerationOptions.SETTINGS.with(
          GenerationOptions.quick(), Map.of("steps", "1", "batchSize", "4"));

  @TempDir Path temp;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private Demo demo(BooleanSupplier interrupted) {
    return new Demo(
        CliRun.session(out, err, interrupted), LEARNING, DRAWING, temp.resolve("new/demo"));
  }

  @Test
  void leavesTheRelationTheImagesAndOneMontage() throws IOException {
    assertTrue(demo(() -> false).run());
    Path folder = temp.resolve("new/demo");
    for (String file :
        List.of(
            "wrapped_in.safetensors",
            "wrapped_in.run.json",
            "wrapped_in.loss.csv",
            "wrapped_in.loss.png",
            "montage.png")) {
      assertTrue(Files.isRegularFile(folder.resolve(file)), file);
      assertTrue(out.toString().contains(folder.resolve(file).toString()), file);
    }
    List<String> with = Files.readAllLines(folder.resolve("with-relation/images.csv"));
    List<String> without = Files.readAllLines(folder.resolve("with-and/images.csv"));
    assertEquals(17, with.size());
    for (int i = 1; i < with.size(); i++) {
      String plain =
          with.get(i)
              .replace("-r-", "-and-")
              .replace(" <R> ", " and ")
              .replace("wrapped_in.safetensors", "");
      assertEquals(plain, without.get(i));
    }
    RgbImage montage = ImageFiles.read(folder.resolve("montage.png"));
    assertTrue(montage.width() > 8 * 128 && montage.height() > 6 * 128, montage.toString());
  }

  @Test
  void stopsWhereTheUserStopsIt() {
    assertFalse(demo(() -> true).run());
    assertTrue(err.toString().startsWith("Stopped after step 0 of 1"), err.toString());
    assertFalse(Files.exists(temp.resolve("new/demo/with-relation")));
  }
}

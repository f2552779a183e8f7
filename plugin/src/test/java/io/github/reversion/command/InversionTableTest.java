package io.github.reversion.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.measure.ResultsTable;
import io.github.reversion.inversion.InversionListener;
import io.github.reversion.inversion.InversionOptions;
import io.github.reversion.inversion.InversionResult;
import io.github.reversion.pipeline.GenerationOptions;
import io.github.reversion.pipeline.StableDiffusion;
import io.github.reversion.run.Asked;
import io.github.reversion.run.InversionFiles;
import io.github.reversion.run.InversionJob;
import io.github.reversion.run.ModelChoice;
import io.github.reversion.settings.Settings;
import io.github.reversion.testing.MicroModel;
import io.github.reversion.testing.Tiny;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InversionTableTest {
  @TempDir Path folder;

  @Test
  void aRowTellsHowItWentAndAllOptions() throws IOException {
    InversionOptions options =
        Tiny.options("resolution=16", "steps=2", "frozen_every=1", "adam_epsilon=1e-8");
    try (StableDiffusion model = Tiny.load(MicroModel.write(folder.resolve("micro")))) {
      InversionJob job =
          new InversionJob(
              model,
              Tiny.exemplars(),
              options,
              GenerationOptions.quick(),
              new InversionFiles(folder.resolve("hug.safetensors")),
              false,
              new Asked("reference", ModelChoice.mini()));
      InversionResult result = job.run(InversionListener.NONE);
      ResultsTable table = new ResultsTable();
      InversionTable.add(table, job, result, 1.5);

      assertEquals(1, table.size());
      assertEquals("hug", table.getStringValue("relation", 0));
      assertEquals("completed", table.getStringValue("outcome", 0));
      assertEquals(2, table.getValue("steps_done", 0));
      assertEquals(result.log().get(1).frozenLoss(), table.getValue("frozen_loss", 0));
      InversionOptions.SETTINGS
          .texts(options)
          .forEach((name, value) -> assertEquals(value, table.getStringValue(name, 0)));
      assertEquals("1.0E-8", table.getStringValue("adam_epsilon", 0));
      assertEquals(Settings.text(model.precision()), table.getStringValue("precision", 0));
      assertTrue(table.getStringValue("file", 0).endsWith("hug.safetensors"));
    }
  }
}

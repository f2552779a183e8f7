package io.github.reversion.harness.runs;

import io.github.reversion.benchmark.suite.Suite;
import io.github.reversion.pipeline.GenerationOptions;
import io.github.reversion.pipeline.StableDiffusion;
import io.github.reversion.settings.Settings;
import java.util.Map;

/**
 * What the images of a folder follow from, so that no others come among them: {@code run.json}.
 *
 * @param schema {@value #SCHEMA}
 * @param suite its name
 * @param suiteSha256 of its file
 * @param model the fingerprint of its folder
 * @param device {@code cpu} or {@code cuda}
 * @param precision what the networks compute in
 * @param threads that an operation uses
 * @param version of this program, with the commit where it is known: another build may draw other
 *     images
 * @param drawing options of drawing, by name
 */
public record RunDescription(
    int schema,
    String suite,
    String suiteSha256,
    String model,
    String device,
    String precision,
    int threads,
    String version,
    Map<String, String> drawing) {

  /** The version of the files' shape that is written and understood. */
  public static final int SCHEMA = 1;

  /** What is to be run. */
  public static RunDescription of(Suite suite, StableDiffusion model, int threads) {
    return new RunDescription(
        SCHEMA,
        suite.name(),
        suite.sha256(),
        model.fingerprint(),
        model.device().isCuda() ? "cuda" : model.device().name(),
        Settings.text(model.precision()),
        threads,
        programVersion(),
        GenerationOptions.SETTINGS.texts(suite.drawing()));
  }

  /** The version that the jar names, and the commit that it was built of, where that is known. */
  public static String programVersion() {
    return Build.text();
  }
}

package io.github.reversion.harness.world;

import io.github.reversion.harness.runs.RunDescription;
import io.github.reversion.harness.score.ClassifierScorer;
import io.github.reversion.harness.score.OracleScorer;
import io.github.reversion.harness.score.clip.ClipScorer;
import io.github.reversion.inversion.InversionOptions;
import io.github.reversion.pipeline.GenerationOptions;
import io.github.reversion.pipeline.ModelFingerprint;
import io.github.reversion.pipeline.StableDiffusion;
import io.github.reversion.settings.Settings;
import io.github.reversion.store.ModelStore;
import java.util.Map;

/**
 * What all measures of a folder follow from, so that no others come among them: {@code
 * description.json}.
 *
 * @param schema {@value WorldMeasures#SCHEMA}
 * @param model the fingerprint of its folder
 * @param oracle the hash of who reads most pictures
 * @param classifier the fingerprint of the embedded one
 * @param clip the fingerprint of the embedded one
 * @param precision what the networks compute in
 * @param version of this program
 * @param drawing options of drawing, by name
 * @param learning options of inversion, by name
 */
record WorldDescription(
    int schema,
    String model,
    String oracle,
    String classifier,
    String clip,
    String precision,
    String version,
    Map<String, String> drawing,
    Map<String, String> learning) {

  static WorldDescription of(
      StableDiffusion model,
      ModelStore store,
      GenerationOptions drawing,
      InversionOptions learning) {
    return new WorldDescription(
        WorldMeasures.SCHEMA,
        model.fingerprint(),
        new OracleScorer().hash(),
        ModelFingerprint.of(store.scoring(ClassifierScorer.NAME)),
        ModelFingerprint.of(store.scoring(ClipScorer.NAME)),
        Settings.text(model.precision()),
        RunDescription.programVersion(),
        GenerationOptions.SETTINGS.texts(drawing),
        InversionOptions.SETTINGS.texts(learning));
  }
}

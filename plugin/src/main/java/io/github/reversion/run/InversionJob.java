package io.github.reversion.run;

import io.github.reversion.RunFailedException;
import io.github.reversion.UserException;
import io.github.reversion.exemplar.ExemplarHash;
import io.github.reversion.exemplar.Exemplars;
import io.github.reversion.image.ImageFiles;
import io.github.reversion.image.RgbImage;
import io.github.reversion.inversion.InversionListener;
import io.github.reversion.inversion.InversionOptions;
import io.github.reversion.inversion.InversionResult;
import io.github.reversion.inversion.RelationInversion;
import io.github.reversion.inversion.StepRecord;
import io.github.reversion.pipeline.GenerationOptions;
import io.github.reversion.pipeline.StableDiffusion;
import io.github.reversion.relation.RelationFile;
import io.github.reversion.weights.AtomicFile;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One inversion with everything it leaves on disk: relation, run file, loss as table and curve,
 * previews, checkpoint.
 *
 * @param model stays open
 * @param preview how previews are drawn
 * @param files where the results go; what is there is replaced
 * @param resume whether to go on from the checkpoint
 * @param asked goes into the run file
 */
public record InversionJob(
    StableDiffusion model,
    Exemplars exemplars,
    InversionOptions options,
    GenerationOptions preview,
    InversionFiles files,
    boolean resume,
    Asked asked) {

  /**
   * Learns the relation and writes the files; a run that is cancelled or fails keeps what was
   * learned.
   *
   * @throws UserException if the input cannot be used; nothing is written then
   * @throws RunFailedException if the loss was no number any more; the relation of the step before
   *     is written
   */
  public InversionResult run(InversionListener listener) {
    AtomicFile.requireWritable(files.relation());
    RelationInversion inversion =
        new RelationInversion(model, exemplars, options, preview, Optional.of(files.checkpoint()));
    InversionListener keeping = new PreviewKeeper(files, listener);
    InversionResult result = resume ? inversion.resume(keeping) : inversion.run(keeping);
    if (!result.log().isEmpty() || !Files.exists(files.relation())) {
      RelationFile.write(files.relation(), result.relation());
    }
    LossCsv.write(files.lossCsv(), result.log());
    JsonFile.write(files.run(), description(result));
    if (!result.log().isEmpty()) {
      LossPlot.write(files.lossPlot(), files.name(), result.log());
    }
    if (result.outcome() == InversionResult.Outcome.DIVERGED) {
      throw new RunFailedException(
          "%s The relation after step %d is in %s."
              .formatted(result.divergence(options), result.log().size(), files.relation()));
    }
    return result;
  }

  private Map<String, Object> description(InversionResult result) {
    Map<String, Object> run = new LinkedHashMap<>();
    run.put("schema", 1);
    run.put("outcome", result.outcome().name().toLowerCase(Locale.ROOT));
    run.put("steps_done", result.log().size());
    run.put("asked", asked.asMap());
    run.put("options", JsonFile.settings(InversionOptions.SETTINGS.values(options)));
    run.put("preview", JsonFile.settings(GenerationOptions.SETTINGS.values(preview)));
    run.put("model", JsonFile.model(model));
    Map<String, Object> input = new LinkedHashMap<>();
    input.put("name", exemplars.name());
    input.put("images", exemplars.list().size());
    input.put("sha256", ExemplarHash.of(exemplars));
    run.put("exemplars", input);
    run.put("engine", JsonFile.engine(model));
    return run;
  }

  /** Keeps previews as files and passes everything on. */
  private record PreviewKeeper(InversionFiles files, InversionListener next)
      implements InversionListener {

    @Override
    public void warning(String sentence) {
      next.warning(sentence);
    }

    @Override
    public void note(String sentence) {
      next.note(sentence);
    }

    @Override
    public void tried(int tries, int most) {
      next.tried(tries, most);
    }

    @Override
    public void step(StepRecord record, int steps) {
      next.step(record, steps);
    }

    @Override
    public void preview(int step, RgbImage image) {
      ImageFiles.writePng(files.preview(step), image);
      next.preview(step, image);
    }

    @Override
    public boolean cancelled() {
      return next.cancelled();
    }
  }
}

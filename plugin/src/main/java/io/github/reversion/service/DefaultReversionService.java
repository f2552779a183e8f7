package io.github.reversion.service;

import ij.ImagePlus;
import io.github.reversion.UserException;
import io.github.reversion.command.DrawingProgress;
import io.github.reversion.command.DrawnStack;
import io.github.reversion.command.LearningProgress;
import io.github.reversion.command.Progress;
import io.github.reversion.exemplar.CaptionRules;
import io.github.reversion.exemplar.Exemplars;
import io.github.reversion.exemplar.ij.ExemplarStack;
import io.github.reversion.exemplar.ij.StackSelection;
import io.github.reversion.explain.Explanation;
import io.github.reversion.explain.ExplanationOptions;
import io.github.reversion.image.RgbImage;
import io.github.reversion.inversion.InversionOptions;
import io.github.reversion.inversion.InversionResult;
import io.github.reversion.inversion.RelationInversion;
import io.github.reversion.pipeline.GenerationOptions;
import io.github.reversion.pipeline.ImageRequest;
import io.github.reversion.pipeline.StableDiffusion;
import io.github.reversion.relation.Relation;
import io.github.reversion.relation.RelationBlend;
import io.github.reversion.relation.RelationFile;
import io.github.reversion.run.ImageSeries;
import io.github.reversion.run.ModelChoice;
import io.github.reversion.run.RelationSource;
import io.github.reversion.settings.SettingException;
import io.github.reversion.store.InstalledModel;
import io.github.reversion.store.ModelLibrary;
import io.github.reversion.store.ModelStore;
import io.github.reversion.weights.WeightsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.scijava.app.StatusService;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.service.AbstractService;
import org.scijava.service.Service;
import org.scijava.task.TaskService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does it by the user's own models, one after the other. */
@Plugin(type = Service.class)
public final class DefaultReversionService extends AbstractService implements ReversionService {
  private static final Logger LOG = LoggerFactory.getLogger(DefaultReversionService.class);

  /** Which progress needs; named here so that a context with this service has them. */
  @SuppressWarnings("UnusedVariable")
  @Parameter
  private TaskService tasks;

  @SuppressWarnings("UnusedVariable")
  @Parameter
  private StatusService status;

  @Override
  public List<String> models() {
    return new ModelLibrary(ModelStore.ofUser())
        .list().stream()
            .filter(model -> model.problem().isEmpty())
            .map(InstalledModel::name)
            .toList();
  }

  @Override
  public List<String> relations(String folder) {
    try (Stream<Path> files = Files.list(Path.of(folder))) {
      return files
          .filter(DefaultReversionService::isRelation)
          .map(Path::toString)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new SettingException(
          "The folder " + folder + " cannot be read (" + e.getMessage() + "); check its path.");
    }
  }

  private static boolean isRelation(Path file) {
    if (!file.toString().endsWith(".safetensors")) {
      return false;
    }
    try {
      return RelationFile.read(file).vectorCount() > 0;
    } catch (WeightsException e) {
      return false; // a checkpoint, or something else
    }
  }

  @Override
  public Relation open(String relation) {
    return RelationFile.read(ModelStore.ofUser().relations().resolve(relation));
  }

  @Override
  public void save(Relation relation, String file) {
    RelationFile.write(Path.of(file), relation);
  }

  @Override
  public Relation invert(ImagePlus exemplars, Map<String, ?> options) {
    ScriptOptions given = new ScriptOptions(options);
    InversionOptions learning =
        given.apply(
            InversionOptions.SETTINGS, InversionOptions.preset(given.text("preset", "quick")));
    StackSelection selection = given.apply(StackSelection.SETTINGS, StackSelection.whole());
    ModelChoice choice = given.apply(ModelChoice.SETTINGS, ModelChoice.mini());
    given.refuseOthers();
    ExemplarStack stack = ExemplarStack.of(exemplars, selection);
    stack.unequalPixels().ifPresent(LOG::warn);
    Exemplars read = stack.read(CaptionRules.english());
    try (Progress progress = new Progress(context(), "Invert Relation");
        StableDiffusion model = choice.load(ModelStore.ofUser())) {
      InversionResult result =
          new RelationInversion(model, read, learning)
              .run(new LearningProgress(progress, learning));
      if (result.outcome() == InversionResult.Outcome.DIVERGED) {
        LOG.warn(result.divergence(learning) + " The relation is that of the step before.");
      }
      return result.relation();
    }
  }

  @Override
  public ImagePlus generate(
      List<Relation> relations, List<? extends CharSequence> prompts, Map<String, ?> options) {
    ScriptOptions given = new ScriptOptions(options);
    GenerationOptions drawing =
        given.apply(
            GenerationOptions.SETTINGS, GenerationOptions.preset(given.text("preset", "quick")));
    ModelChoice choice = given.apply(ModelChoice.SETTINGS, ModelChoice.mini());
    int count = (int) Math.min(Integer.MAX_VALUE, given.number("count", 1));
    // Scripts also have texts that are no String.
    List<String> texts = prompts.stream().map(CharSequence::toString).toList();
    List<ImageRequest> requests = ImageRequest.series(texts, count, given.number("seed", 1));
    given.refuseOthers();
    if (requests.isEmpty()) {
      throw new SettingException(
          "There is nothing to draw; give a prompt, and count of 1 or more.");
    }
    ImageSeries series =
        ImageSeries.of(relations.stream().map(RelationSource::of).toList(), requests);
    try (Progress progress = new Progress(context(), "Generate Images");
        StableDiffusion model = choice.load(ModelStore.ofUser())) {
      List<RgbImage> images =
          series.generate(model, drawing, new DrawingProgress(progress, requests.size()));
      if (images.isEmpty()) {
        throw new UserException("Stopped before an image was ready.");
      }
      return DrawnStack.of(series, images, DrawnStack.options(drawing, choice));
    }
  }

  @Override
  public Relation blend(Relation first, Relation second, double weight) {
    return new RelationBlend(first, second).at(weight);
  }

  @Override
  public Explanation explain(Relation relation, Map<String, ?> options) {
    ScriptOptions given = new ScriptOptions(options);
    ExplanationOptions wanted =
        given.apply(ExplanationOptions.SETTINGS, ExplanationOptions.usual());
    ModelChoice choice = given.apply(ModelChoice.SETTINGS, ModelChoice.mini());
    given.refuseOthers();
    try (StableDiffusion model = choice.load(ModelStore.ofUser())) {
      return Explanation.of(model, relation, wanted);
    }
  }
}

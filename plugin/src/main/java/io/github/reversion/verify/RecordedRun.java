package io.github.reversion.verify;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.reversion.clip.ClipTokenizer;
import io.github.reversion.clip.Placeholder;
import io.github.reversion.exemplar.CaptionRules;
import io.github.reversion.exemplar.Exemplar;
import io.github.reversion.exemplar.Exemplars;
import io.github.reversion.image.Preprocessing;
import io.github.reversion.inversion.BasisKind;
import io.github.reversion.inversion.InversionListener;
import io.github.reversion.inversion.InversionOptions;
import io.github.reversion.inversion.InversionSteps;
import io.github.reversion.inversion.SteeringAnchor;
import io.github.reversion.inversion.SteeringVocabulary;
import io.github.reversion.inversion.TimestepSampling;
import io.github.reversion.pipeline.StableDiffusion;
import io.github.reversion.weights.TensorData;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/** One recorded training run: what it drew and what it found. */
final class RecordedRun {
  private final GoldenCase golden;
  private final JsonNode recipe;
  private final StableDiffusion model;
  private final Exemplars exemplars;
  private final InversionOptions options;
  private final RecordedDraws draws;

  RecordedRun(
      GoldenCase golden,
      JsonNode recipe,
      int resolution,
      StableDiffusion model,
      Exemplars exemplars) {
    this.golden = golden;
    this.recipe = recipe;
    this.model = model;
    this.exemplars = exemplars;
    options = options(recipe, resolution);
    draws = new RecordedDraws(golden);
  }

  private static InversionOptions options(JsonNode recipe, int resolution) {
    InversionOptions reference = InversionOptions.reference();
    String schedule = recipe.required("lr_schedule").textValue();
    if (!schedule.equals("constant")) {
      throw new GoldenException("lr_schedule is " + schedule + "; only constant can be replayed");
    }
    return new InversionOptions(
        reference.token(),
        1,
        recipe.required("initializer").textValue(),
        resolution,
        false,
        recipe.required("optimiser_steps").intValue(),
        recipe.required("batch").intValue(),
        recipe.required("accumulation").intValue(),
        recipe.required("learning_rate").doubleValue(),
        true,
        0,
        recipe.required("betas").required(0).doubleValue(),
        recipe.required("betas").required(1).doubleValue(),
        recipe.required("weight_decay").doubleValue(),
        recipe.required("eps").doubleValue(),
        recipe.required("denoise_weight").doubleValue(),
        recipe.required("steer_weight").doubleValue(),
        recipe.required("temperature").doubleValue(),
        recipe.required("num_positives").intValue(),
        SteeringAnchor.FIRST_ROW,
        BasisKind.ALL,
        recipe.required("alpha").doubleValue(),
        false,
        reference.seed(),
        0,
        "",
        0,
        0);
  }

  /** Trains again, and compares on the way. */
  void replay(NDManager parent) {
    compareInputs();
    try (NDManager manager = parent.newSubManager()) {
      InversionSteps steps =
          new InversionSteps(
              manager, model, exemplars, vocabulary(), options, draws, draws, warning -> {});
      train(steps);
    }
  }

  private void compareInputs() {
    Comparison comparison = golden.comparison();
    comparison.equal(
        "scaled_learning_rate",
        recipe.required("scaled_learning_rate").floatValue(),
        (float) options.effectiveLearningRate());
    ClipTokenizer tokenizer =
        model.tokenizer().withPlaceholders(List.of(new Placeholder(options.token())));
    comparison.equal(
        "relation_id",
        List.of(recipe.required("relation_id").intValue()),
        tokenizer.placeholderIds(options.token()));
    comparison.equal(
        "initializer_id",
        List.of(recipe.required("initializer_id").intValue()),
        tokenizer.tokenize(options.initializer()));
    TimestepSampling sampling =
        new TimestepSampling(
            model.scheduler().noiseSchedule().numTrainTimesteps(), options.importanceAlpha());
    int[] timesteps =
        IntStream.range(0, draws.samples())
            .map(sample -> sampling.timestep(draws.timestep(sample)))
            .toArray();
    compareInput("in.timesteps", timesteps);
    compareInput("in.input_ids", all(sample -> tokenizer.encode(caption(sample)).toArray()));
    List<String> words = positiveWords();
    compareInput("in.positive_ids", all(sample -> tokenizer.encode(words.get(sample)).toArray()));
    comparePixels();
  }

  /** Makes the row of a sample. */
  @FunctionalInterface
  private interface Row {
    int[] of(int sample);
  }

  private int[] all(Row row) {
    return IntStream.range(0, draws.samples())
        .mapToObj(row::of)
        .flatMapToInt(Arrays::stream)
        .toArray();
  }

  private void compareInput(String tensor, int... actual) {
    TensorData recorded = golden.data(tensor);
    golden
        .comparison()
        .numbers(tensor, recorded, TensorData.ofInts(actual, recorded.dimensions()), 0);
  }

  private String caption(int sample) {
    Exemplar exemplar = exemplars.list().get(draws.image(sample));
    List<String> captions = exemplar.captions();
    return captions
        .get(draws.caption(sample, captions.size()))
        .replace(CaptionRules.RELATION, options.token());
  }

  /** The words drawn for each sample, with spaces between them. */
  private List<String> positiveWords() {
    List<String> all = new ArrayList<>();
    for (JsonNode microStep : recipe.required("positive_words")) {
      for (JsonNode row : microStep) {
        all.add(
            String.join(
                " ",
                StreamSupport.stream(row.spliterator(), false).map(JsonNode::textValue).toList()));
      }
    }
    return all;
  }

  private void comparePixels() {
    Preprocessing preprocessing = new Preprocessing(options.resolution(), options.centerCrop());
    int side = options.resolution();
    int count = exemplars.list().size();
    float[] pixels = new float[count * 3 * side * side];
    for (int i = 0; i < count; i++) {
      float[] one = preprocessing.pixelValues(exemplars.list().get(i).image());
      System.arraycopy(one, 0, pixels, i * one.length, one.length);
    }
    golden.compare("out.pixel_values", TensorData.ofFloats(pixels, count, 3, side, side));
  }

  /** The recorded rows of ids stand for the prepositions, padding included. */
  private SteeringVocabulary vocabulary() {
    List<List<Integer>> rows =
        Arrays.stream(golden.rows("in.positive_ids"))
            .map(row -> Arrays.stream(row).boxed().toList())
            .toList();
    return new SteeringVocabulary(
        rows,
        Set.copyOf(TokenizerPart.integers(recipe.required("stop_ids"))),
        Set.copyOf(TokenizerPart.integers(recipe.required("special_ids"))));
  }

  private void train(InversionSteps steps) {
    int count = options.steps();
    long microSteps = (long) count * options.accumulation();
    int width = model.textWidth();
    Series denoise = new Series(microSteps);
    Series steer = new Series(microSteps);
    Series loss = new Series(microSteps);
    Series gradient = new Series(count, width);
    Series gradientNorm = new Series(count);
    Series embedding = new Series(count + 1, width);
    NDArray state = steps.start(InversionListener.NONE);
    embedding.add(state.get(0));
    for (int step = 1; step <= count; step++) {
      InversionSteps.Outcome outcome = steps.take(state, step, () -> false);
      state = outcome.state();
      for (int micro = 0; micro < options.accumulation(); micro++) {
        float denoiseLoss = outcome.denoiseLosses().get(micro);
        float steerLoss = outcome.steerLosses().get(micro);
        denoise.add(denoiseLoss);
        steer.add(steerLoss);
        loss.add(
            (float) (options.denoiseWeight() * denoiseLoss + options.steerWeight() * steerLoss));
      }
      gradient.add(outcome.gradient());
      gradientNorm.add((float) outcome.record().gradientNorm());
      embedding.add(state.get(0));
    }
    golden.compare("out.denoise_loss", denoise.data());
    golden.compare("out.steer_loss", steer.data());
    golden.compare("out.loss", loss.data());
    golden.compare("out.grad", gradient.data());
    golden.compare("out.grad_norm", gradientNorm.data());
    golden.compare("out.embedding", embedding.data());
  }
}

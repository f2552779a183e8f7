package io.github.reversion.command;

import ij.ImagePlus;
import io.github.reversion.exemplar.ij.LabelledStack;
import io.github.reversion.image.RgbImage;
import io.github.reversion.pipeline.GenerationOptions;
import io.github.reversion.pipeline.ImageRequest;
import io.github.reversion.run.ImageSeries;
import io.github.reversion.run.ModelChoice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Drawn images as a stack that tells how they were drawn, also after it was saved as TIFF. */
public final class DrawnStack {
  /** The image property with the prompts, one a line. */
  static final String PROMPTS = "reversion.prompts";

  /** The image property with the seeds, one a line. */
  static final String SEEDS = "reversion.seeds";

  /** The image property with tokens and files of the relations, a line an image. */
  static final String RELATIONS = "reversion.relations";

  /** What the names of the image properties with the model and the options begin with. */
  static final String OPTION = "reversion.";

  private DrawnStack() {}

  /**
   * Makes the stack.
   *
   * @param drawn may be fewer than the series has
   * @param options what all images share, by name
   */
  public static ImagePlus of(
      ImageSeries series, List<RgbImage> drawn, Map<String, String> options) {
    List<ImageRequest> requests = series.requests().subList(0, drawn.size());
    List<String> relations = series.relationTexts().subList(0, drawn.size());
    List<String> labels = new ArrayList<>();
    for (int i = 0; i < drawn.size(); i++) {
      String label = requests.get(i).prompt() + "; seed " + requests.get(i).seed();
      labels.add(relations.get(i).isEmpty() ? label : label + "; " + relations.get(i));
    }
    ImagePlus image = LabelledStack.of("Generated images", drawn, labels);
    image.setProp(PROMPTS, lines(requests, ImageRequest::prompt));
    image.setProp(SEEDS, lines(requests, request -> Long.toString(request.seed())));
    if (!series.relations().isEmpty()) {
      image.setProp(RELATIONS, String.join("\n", relations));
    }
    options.forEach((name, value) -> image.setProp(OPTION + name, value));
    return image;
  }

  /** What all images share that are drawn with these options on that model. */
  public static Map<String, String> options(GenerationOptions options, ModelChoice choice) {
    Map<String, String> shared = new LinkedHashMap<>(ModelChoice.SETTINGS.texts(choice));
    shared.putAll(GenerationOptions.SETTINGS.texts(options));
    return shared;
  }

  private static String lines(List<ImageRequest> requests, Function<ImageRequest, String> text) {
    return requests.stream().map(text).collect(Collectors.joining("\n"));
  }
}

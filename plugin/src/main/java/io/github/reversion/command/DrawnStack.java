package io.github.reversion.command;

import ij.ImagePlus;
import io.github.reversion.exemplar.ij.LabelledStack;
import io.github.reversion.image.RgbImage;
import io.github.reversion.pipeline.ImageRequest;
import io.github.reversion.run.ImageSeries;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Drawn images as a stack that tells how they were drawn, also after it was saved as TIFF. */
final class DrawnStack {
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
  static ImagePlus of(ImageSeries series, List<RgbImage> drawn, Map<String, String> options) {
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

  private static String lines(List<ImageRequest> requests, Function<ImageRequest, String> text) {
    return requests.stream().map(text).collect(Collectors.joining("\n"));
  }
}

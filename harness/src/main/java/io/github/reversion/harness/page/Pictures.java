package io.github.reversion.harness.page;

import io.github.reversion.UserException;
import io.github.reversion.harness.runs.ImageLine;
import io.github.reversion.harness.score.Measures;
import io.github.reversion.harness.score.ScoreLine;
import io.github.reversion.image.ImageFiles;
import io.github.reversion.image.RgbImage;
import io.github.reversion.image.Thumbnail;
import io.github.reversion.weights.Sha256;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * Puts images of a run into a page, with what the scorers said of them.
 *
 * @param html the page
 * @param content of the run
 */
record Pictures(Html html, RunContent content) {
  private static final int LONGEST_EDGE = 192;

  /** Narrower images are shown larger than they are. */
  private static final int ENLARGED = 144;

  /** An image and its scores. */
  void show(ImageLine image) {
    html.element(
        "div",
        () -> {
          pixels(image)
              .ifPresentOrElse(
                  pixels -> img(pixels, image.key().toString()),
                  () ->
                      html.element(
                          "p", "The image is not in the folder any more.", "class", "gone"));
          content.scores(image).forEach(this::scores);
        },
        "class",
        "picture");
  }

  private Optional<RgbImage> pixels(ImageLine image) {
    Path file = content.folder().root().resolve(image.file());
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(ImageFiles.read(file))
          .filter(pixels -> Sha256.of(pixels.rgb()).equals(image.sha256()));
    } catch (UserException e) {
      return Optional.empty(); // whoever scores again is told
    }
  }

  private void img(RgbImage pixels, String text) {
    byte[] png = ImageFiles.png(Thumbnail.of(pixels, LONGEST_EDGE));
    String address = "data:image/png;base64," + Base64.getEncoder().encodeToString(png);
    String kind = pixels.width() < ENLARGED ? "enlarged" : "shrunk";
    html.single("img", "src", address, "alt", text, "class", kind);
  }

  private void scores(ScoreLine line) {
    html.element(
        "p",
        () -> {
          html.element("b", line.scorer());
          line.scores().forEach(this::score);
          if (!line.seen().isEmpty()) {
            html.element("span", "sees: " + line.seen());
          }
        },
        "class",
        "scores");
  }

  private void score(String measure, double value) {
    if (value != 0 && value != 1) {
      html.element("span", measure + " " + FigureText.number(value));
      return;
    }
    boolean less = Measures.lessIsBetter(measure);
    boolean good = (value == 1) != less;
    String name = less && good ? "no " + measure : measure;
    html.element("span", (good ? "\u2713 " : "\u2717 ") + name, "class", good ? "good" : "bad");
  }

  /** Pictures side by side, each below a word. */
  void showAll(Map<String, ImageLine> images) {
    html.element(
        "div",
        () ->
            images.forEach(
                (word, image) ->
                    html.element(
                        "figure",
                        () -> {
                          html.element("figcaption", word);
                          show(image);
                        })),
        "class",
        "pictures");
  }
}

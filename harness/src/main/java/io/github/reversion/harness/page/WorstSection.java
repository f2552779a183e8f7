package io.github.reversion.harness.page;

import io.github.reversion.benchmark.suite.Method;
import io.github.reversion.harness.runs.ImageLine;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The images of each method that are worst, and why; of methods that say a relation. */
final class WorstSection {
  private static final int IMAGES = 6;

  private WorstSection() {}

  static void write(Html html, RunContent content) {
    html.element("h2", "Worst images", "id", "worst");
    html.element(
        "p",
        "Lowest by "
            + content.results().mainMeasure()
            + ", then by how many other measures they fail.");
    for (Method method : content.suite().methods()) {
      List<Faults> worst = method instanceof Method.And ? List.of() : worst(content, method.name());
      if (!worst.isEmpty()) {
        html.element("h3", method.name());
        new Pictures(html, content).showAll(captioned(worst));
      }
    }
  }

  private static List<Faults> worst(RunContent content, String method) {
    return content.images().stream()
        .filter(image -> image.method().equals(method))
        .map(image -> Faults.of(content, image))
        .filter(faults -> !faults.reasons().isEmpty())
        .sorted(
            Comparator.comparingDouble(Faults::main)
                .thenComparing(faults -> -faults.reasons().size()))
        .limit(IMAGES)
        .toList();
  }

  private static Map<String, ImageLine> captioned(List<Faults> worst) {
    Map<String, ImageLine> images = new LinkedHashMap<>();
    for (Faults faults : worst) {
      ImageLine image = faults.image();
      images.put(
          "%s, image %d of %s: %s"
              .formatted(
                  image.prompt(),
                  image.sample(),
                  image.relation(),
                  String.join("; ", faults.reasons())),
          image);
    }
    return images;
  }
}

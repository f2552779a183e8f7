package io.github.reversion.harness.runs;

import io.github.reversion.benchmark.suite.Suite;
import io.github.reversion.harness.plan.Plan;
import io.github.reversion.harness.plan.Selection;
import io.github.reversion.harness.plan.Unit;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The images of a suite and their order, in which files name them whoever drew them first. */
public final class Places {
  private final List<Unit.Images> prompts;
  private final int imagesPerPrompt;
  private final Map<ImageKey, Integer> places = new HashMap<>();

  /** All images of a suite. */
  public Places(Suite suite) {
    prompts = Plan.of(suite, Selection.ALL).prompts();
    imagesPerPrompt = suite.imagesPerPrompt();
    for (Unit.Images prompt : prompts) {
      for (int sample = 0; sample < imagesPerPrompt; sample++) {
        places.put(key(prompt, sample), places.size());
      }
    }
  }

  /** What an image is called. */
  public static ImageKey key(Unit.Images prompt, int sample) {
    return new ImageKey(prompt.relation().name(), prompt.method().name(), prompt.prompt(), sample);
  }

  /** Whether the suite has such an image. */
  public boolean has(ImageKey key) {
    return places.containsKey(key);
  }

  /** The prompt of an image that the suite has. */
  public Unit.Images prompt(ImageKey key) {
    return prompts.get(places.get(key) / imagesPerPrompt);
  }

  /** Things about images that the suite has, in the order of the suite. */
  public <T> List<T> sorted(Collection<T> things, Function<T, ImageKey> key) {
    return things.stream()
        .sorted(Comparator.comparing(thing -> places.get(key.apply(thing))))
        .toList();
  }
}

package io.github.reversion.benchmark.world;

import io.github.reversion.compute.RandomStream;
import java.util.ArrayList;
import java.util.List;

/** Captions, which follow the scene but do not always say all of it. */
public final class SceneCaption {
  private static final double PLACEMENT_SAID = 0.9;
  private static final double EXTRA_SAID = 0.85;
  private static final double VAGUE = 0.12;
  private static final double GROUND_SAID = 0.6;
  private static final double STYLE_SAID = 0.4;

  private SceneCaption() {}

  /** {@code A words B}, with words between the entities and what else is said behind. */
  public static String of(Scene scene, String words, boolean ground, boolean style) {
    StringBuilder caption = new StringBuilder(scene.pair().prompt(words));
    if (ground) {
      caption.append(" , ").append(scene.ground()).append(" background");
    }
    if (style) {
      caption.append(" , ").append(scene.style()).append(" style");
    }
    return caption.toString();
  }

  /** A training caption, drawn: which facts are said, by which words, in which order. */
  public static String draw(Scene scene, RandomStream stream) {
    String words =
        stream.nextDouble() < VAGUE ? one(SceneWords.VAGUE, stream) : facts(scene, stream);
    return of(scene, words, stream.nextDouble() < GROUND_SAID, stream.nextDouble() < STYLE_SAID);
  }

  private static String facts(Scene scene, RandomStream stream) {
    List<String> said = new ArrayList<>();
    if (stream.nextDouble() < PLACEMENT_SAID) {
      said.add(one(SceneWords.of(scene.placement()), stream));
    }
    for (Extra extra : scene.extras()) {
      if (stream.nextDouble() < EXTRA_SAID) {
        said.add(stream.nextInt(said.size() + 1), one(SceneWords.of(extra), stream));
      }
    }
    return said.isEmpty() ? one(SceneWords.VAGUE, stream) : String.join(" ", said);
  }

  private static String one(List<String> words, RandomStream stream) {
    return words.get(stream.nextInt(words.size()));
  }
}

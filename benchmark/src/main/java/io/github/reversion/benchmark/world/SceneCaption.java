package io.github.reversion.benchmark.world;

import io.github.reversion.compute.RandomStream;
import java.util.ArrayList;
import java.util.List;

/**
 * A caption, which follows the scene but does not always say all of it.
 *
 * @param pair A and B
 * @param words said between them
 * @param about what is said behind them, such as {@code " , gray background"}; may be empty
 */
public record SceneCaption(EntityPair pair, List<String> words, String about) {
  private static final double PLACEMENT_SAID = 0.95;
  private static final double EXTRA_SAID = 0.97;
  private static final double VAGUE = 0.12;
  private static final double GROUND_SAID = 0.6;
  private static final double STYLE_SAID = 0.4;

  /** Copies the words. */
  public SceneCaption {
    words = List.copyOf(words);
  }

  /** Words between the entities of a scene, and what else is said behind them. */
  public static SceneCaption of(Scene scene, List<String> words, boolean ground, boolean style) {
    String about = ground ? " , " + scene.ground() + " background" : "";
    return new SceneCaption(
        scene.pair(), words, style ? about + " , " + scene.style() + " style" : about);
  }

  /** All that holds, each fact by the first of its words, extras first. */
  public static SceneCaption full(Scene scene) {
    List<String> words = new ArrayList<>();
    for (Extra extra : scene.extras()) {
      words.add(SceneWords.of(extra).get(0));
    }
    words.add(SceneWords.of(scene.placement()).get(0));
    return of(scene, words, true, true);
  }

  /** A training caption, drawn: which facts are said, by which words, in which order. */
  public static SceneCaption draw(Scene scene, RandomStream stream) {
    List<String> words =
        stream.nextDouble() < VAGUE ? List.of(vague(stream)) : facts(scene, stream);
    return of(scene, words, stream.nextDouble() < GROUND_SAID, stream.nextDouble() < STYLE_SAID);
  }

  private static List<String> facts(Scene scene, RandomStream stream) {
    List<String> said = new ArrayList<>();
    if (stream.nextDouble() < PLACEMENT_SAID) {
      said.add(one(SceneWords.of(scene.placement()), stream));
    }
    for (Extra extra : scene.extras()) {
      if (stream.nextDouble() < EXTRA_SAID) {
        said.add(stream.nextInt(said.size() + 1), one(SceneWords.of(extra), stream));
      }
    }
    return said.isEmpty() ? List.of(vague(stream)) : said;
  }

  private static String vague(RandomStream stream) {
    return one(SceneWords.VAGUE, stream);
  }

  private static String one(List<String> words, RandomStream stream) {
    return words.get(stream.nextInt(words.size()));
  }

  /** The caption with something else between the entities, such as {@code {}}. */
  public String with(String between) {
    return pair.prompt(between) + about;
  }

  /** The whole caption. */
  @Override
  public String toString() {
    return with(String.join(" ", words));
  }
}

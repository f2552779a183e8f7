package io.github.reversion.benchmark.world;

import java.util.List;
import java.util.stream.Stream;

/** The words by which captions say what holds; the first of each list says it best. */
public final class SceneWords {
  /** Prepositions that say nothing about the picture. */
  public static final List<String> VAGUE =
      List.of("and", "with", "near", "of", "from", "following", "including", "regarding", "via");

  private SceneWords() {}

  /** Words for a placement. */
  public static List<String> of(Placement placement) {
    return switch (placement) {
      case ABOVE -> List.of("above", "up");
      case ON -> List.of("on", "onto", "atop", "upon");
      case BELOW -> List.of("below", "beneath", "under", "underneath", "down");
      case BESIDE -> List.of("beside", "alongside", "by", "along");
      case AGAINST -> List.of("against", "to", "at");
      case INSIDE -> List.of("inside", "in", "within", "into");
      case OVER -> List.of("over", "across");
      case BEHIND -> List.of("behind", "past");
      case AROUND -> List.of("around", "round", "about");
      case OPPOSITE -> List.of("opposite", "beyond", "outside", "versus");
      case WRAPPED -> List.of("amid", "amidst", "among", "amongst");
    };
  }

  /** Words for an extra. */
  public static List<String> of(Extra extra) {
    return switch (extra) {
      case TIED -> List.of("tied", "linked");
      case FADED -> List.of("faded", "pale");
      case HOLLOW -> List.of("hollow", "carved");
      case LEANING -> List.of("leaning", "tilted");
    };
  }

  /** The words that say the same, the word itself among them. */
  public static List<String> synonyms(String word) {
    return lists().filter(list -> list.contains(word)).findFirst().orElseThrow();
  }

  /** Every word that may stand between A and B in a caption. */
  public static List<String> all() {
    return lists().flatMap(List::stream).toList();
  }

  private static Stream<List<String>> lists() {
    return Stream.of(
            Stream.of(Placement.values()).map(SceneWords::of),
            Stream.of(Extra.values()).map(SceneWords::of),
            Stream.of(VAGUE))
        .flatMap(lists -> lists);
  }
}

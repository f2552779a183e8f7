package io.github.reversion.benchmark.oracle;

import io.github.reversion.benchmark.world.Colour;
import io.github.reversion.benchmark.world.Figure;
import io.github.reversion.benchmark.world.Ground;
import io.github.reversion.benchmark.world.Rgb;
import io.github.reversion.image.RgbImage;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Entities in a picture of which nobody says what it should show. */
public final class SeenEntities {
  /** Less of a colour is blur between two others. */
  private static final int FEWEST = 24;

  /** Farther from its colour it is a mixture, such as another entity, faded. */
  private static final double FARTHEST = 45;

  /** Mixtures lie closer to each other than colours do. */
  private static final double FARTHEST_MIXTURE = 15;

  private SeenEntities() {}

  /**
   * Counts them by their colours: no two entities of a scene share one. Where there is but one in
   * full colour, a faded one is looked for, on it or on the ground.
   *
   * @return 0 if the border shows no ground of the scene world, as in a photograph
   */
  public static int count(RgbImage image) {
    Optional<Ground> ground = Marks.ground(image);
    if (ground.isEmpty()) {
      return 0;
    }
    List<Colour> seen =
        Arrays.stream(Colour.values()).filter(colour -> hasColour(image, colour)).toList();
    boolean faded =
        seen.size() == 1
            && (hasFaded(image, seen.get(0), seen.get(0).rgb())
                || hasFaded(image, seen.get(0), ground.get().rgb()));
    return seen.size() + (faded ? 1 : 0);
  }

  static boolean hasColour(RgbImage image, Colour colour) {
    int count = 0;
    for (int y = 0; y < image.height(); y++) {
      for (int x = 0; x < image.width(); x++) {
        count += isNear(image, x, y, colour.rgb(), FARTHEST) ? 1 : 0;
      }
    }
    return count >= FEWEST;
  }

  private static boolean hasFaded(RgbImage image, Colour other, Rgb under) {
    return Arrays.stream(Colour.values())
        .filter(colour -> colour != other)
        .map(colour -> colour.rgb().over(under, Figure.FADED_OPACITY))
        .anyMatch(mixture -> blocks(image, mixture) >= FEWEST);
  }

  /** Two by two pixels of a colour: blur is a line. */
  private static int blocks(RgbImage image, Rgb colour) {
    int count = 0;
    for (int y = 1; y < image.height(); y++) {
      for (int x = 1; x < image.width(); x++) {
        boolean block =
            isNear(image, x, y, colour, FARTHEST_MIXTURE)
                && isNear(image, x - 1, y, colour, FARTHEST_MIXTURE)
                && isNear(image, x, y - 1, colour, FARTHEST_MIXTURE)
                && isNear(image, x - 1, y - 1, colour, FARTHEST_MIXTURE);
        count += block ? 1 : 0;
      }
    }
    return count;
  }

  private static boolean isNear(RgbImage image, int x, int y, Rgb colour, double farthest) {
    return Rgb.of(image, x, y).distance(colour) < farthest;
  }
}

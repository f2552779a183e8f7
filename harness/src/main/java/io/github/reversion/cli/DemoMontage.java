package io.github.reversion.cli;

import io.github.reversion.exemplar.Exemplar;
import io.github.reversion.exemplar.Exemplars;
import io.github.reversion.image.ImageFiles;
import io.github.reversion.image.Montage;
import io.github.reversion.image.Montage.Tile;
import io.github.reversion.image.RgbImage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the demo shows in one picture: from what was learned, what came out, and what a mere "and"
 * gives.
 *
 * @param parts images with their captions, by title, from top to bottom
 */
record DemoMontage(Map<String, List<Tile>> parts) {
  private static final Montage GRID = new Montage(8, 160);

  static DemoMontage of(Exemplars exemplars, Drawing with, Drawing without) {
    Map<String, List<Tile>> parts = new LinkedHashMap<>();
    parts.put(
        "Learned from: A {} B (" + exemplars.name() + ")",
        exemplars.list().stream().map(DemoMontage::tile).toList());
    parts.put("Drawn with what was learned, new entities: A <R> B", tiles(with));
    parts.put("The same entities and noise, with \"and\"", tiles(without));
    return new DemoMontage(parts);
  }

  private static Tile tile(Exemplar exemplar) {
    return new Tile(exemplar.image(), exemplar.captions().get(0));
  }

  private static List<Tile> tiles(Drawing drawing) {
    List<Tile> tiles = new ArrayList<>();
    for (int i = 0; i < drawing.files().size(); i++) {
      RgbImage image = ImageFiles.read(drawing.files().get(i));
      tiles.add(new Tile(image, drawing.requests().get(i).prompt()));
    }
    return tiles;
  }

  /** Draws the parts below each other. */
  RgbImage draw() {
    List<RgbImage> drawn = new ArrayList<>();
    parts.forEach((title, tiles) -> drawn.add(GRID.draw(title, tiles)));
    int width = drawn.get(0).width();
    int height = drawn.stream().mapToInt(RgbImage::height).sum();
    byte[] rgb = new byte[3 * width * height];
    int at = 0;
    for (RgbImage part : drawn) {
      System.arraycopy(part.rgb(), 0, rgb, at, part.rgb().length);
      at += part.rgb().length;
    }
    return new RgbImage(width, height, rgb);
  }
}

package io.github.reversion.image;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;

/**
 * Images side by side, each with a caption below it, of one line or more.
 *
 * @param columns images a row
 * @param side width and height of each image in pixels
 */
public record Montage(int columns, int side) {
  private static final int GAP = 6;
  private static final int CAPTION = 18;

  /** An image and what is written below it. */
  public record Tile(RgbImage image, String caption) {}

  /** Draws the montage under a title. */
  public RgbImage draw(String title, List<Tile> tiles) {
    int rows = (tiles.size() + columns - 1) / columns;
    int width = columns * (side + GAP) + GAP;
    int top = title.isEmpty() ? GAP : GAP + 2 * CAPTION;
    int most = tiles.stream().mapToInt(tile -> lines(tile).length).max().orElse(1);
    int step = side + most * CAPTION + GAP;
    BufferedImage canvas = new BufferedImage(width, top + rows * step, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = canvas.createGraphics();
    try {
      g.setColor(Color.WHITE);
      g.fillRect(0, 0, canvas.getWidth(), canvas.getHeight());
      g.setColor(Color.BLACK);
      g.setRenderingHint(
          RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
      g.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
      write(g, title, new Font(Font.SANS_SERIF, Font.BOLD, 16), GAP, top - CAPTION, width);
      for (int i = 0; i < tiles.size(); i++) {
        int x = GAP + i % columns * (side + GAP);
        int y = top + i / columns * step;
        g.drawImage(tiles.get(i).image().toBufferedImage(), x, y, side, side, null);
        Font font = new Font(Font.SANS_SERIF, Font.PLAIN, 11);
        String[] lines = lines(tiles.get(i));
        for (int line = 0; line < lines.length; line++) {
          write(g, lines[line], font, x, y + side + (line + 1) * CAPTION - 6, side);
        }
      }
    } finally {
      g.dispose();
    }
    return RgbImage.of(canvas);
  }

  private static String[] lines(Tile tile) {
    return tile.caption().split("\n", -1);
  }

  /** Writes a text, in a smaller font if it is too wide. */
  private static void write(Graphics2D g, String text, Font font, int x, int y, int width) {
    Font fitting = font;
    // Letters of small fonts do not shrink in proportion.
    while (fitting.getSize2D() > 2 && g.getFontMetrics(fitting).stringWidth(text) > width) {
      fitting = fitting.deriveFont(fitting.getSize2D() - 0.5f);
    }
    g.setFont(fitting);
    g.drawString(text, x, y);
  }
}

package io.github.reversion.command;

import io.github.reversion.UserException;
import io.github.reversion.exemplar.EntityDetector;
import io.github.reversion.exemplar.ij.ExemplarStack;
import io.github.reversion.image.RgbImage;
import java.awt.Image;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntConsumer;
import javax.swing.Icon;
import javax.swing.ImageIcon;
import javax.swing.SwingUtilities;

/**
 * Small pictures of exemplars, loaded one after the other in the background when they are first
 * looked at; only the last few hundred are kept. To be used by Swing's thread.
 */
final class Thumbnails implements AutoCloseable {
  /** Width and height that a picture fits into, in pixels. */
  static final int SIDE = 64;

  private static final int MOST = 300;

  /**
   * What is shown of an exemplar.
   *
   * @param icon nothing if its slice cannot be loaded
   * @param entities how many there are, empty if nothing counts them
   */
  record Thumbnail(Optional<Icon> icon, String entities) {}

  private final ExemplarStack stack;
  private final Optional<EntityDetector> detector;
  private final IntConsumer loaded;
  private final Set<Integer> asked = new HashSet<>();
  private final Map<Integer, Thumbnail> known = new LinkedHashMap<>();
  private final ExecutorService loader =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "ReVersion thumbnails");
            thread.setDaemon(true);
            return thread;
          });

  /** {@code loaded} is told, in Swing's thread, which one can be looked at now. */
  Thumbnails(ExemplarStack stack, Optional<EntityDetector> detector, IntConsumer loaded) {
    this.stack = stack;
    this.detector = detector;
    this.loaded = loaded;
  }

  boolean countsEntities() {
    return detector.isPresent();
  }

  /** That of an exemplar, or nothing yet. */
  Optional<Thumbnail> of(int index) {
    Thumbnail thumbnail = known.get(index);
    if (thumbnail == null && asked.add(index)) {
      loader.execute(() -> load(index));
    }
    return Optional.ofNullable(thumbnail);
  }

  private void load(int index) {
    Thumbnail made = make(index);
    SwingUtilities.invokeLater(
        () -> {
          asked.remove(index);
          known.put(index, made);
          if (known.size() > MOST) {
            known.remove(known.keySet().iterator().next());
          }
          loaded.accept(index);
        });
  }

  private Thumbnail make(int index) {
    try {
      RgbImage image = stack.load(index);
      String entities = detector.map(d -> String.valueOf(d.count(image))).orElse("");
      return new Thumbnail(Optional.of(new ImageIcon(small(image))), entities);
    } catch (UserException e) {
      return new Thumbnail(Optional.empty(), "");
    }
  }

  private static Image small(RgbImage image) {
    double scale = (double) SIDE / Math.max(image.width(), image.height());
    int width = (int) Math.max(1, Math.round(scale * image.width()));
    int height = (int) Math.max(1, Math.round(scale * image.height()));
    return image.toBufferedImage().getScaledInstance(width, height, Image.SCALE_SMOOTH);
  }

  @Override
  public void close() {
    loader.shutdownNow();
  }
}

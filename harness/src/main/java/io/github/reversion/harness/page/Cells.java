package io.github.reversion.harness.page;

import io.github.reversion.harness.report.Figure;
import java.util.Locale;
import java.util.Optional;

/** Figures in the cells of tables. */
final class Cells {
  /** What was not measured. */
  static final String NOTHING = "-";

  private static final int POINTS = 100;
  private static final double RARE = 1e-4;

  private Cells() {}

  /** A share, such as {@code 93.8 % (92.1-95.1, n = 960)}. */
  static String share(Optional<Figure> figure) {
    return figure.map(one -> one.share().toString()).orElse(NOTHING);
  }

  /** How much more a share is than another, such as {@code -1.3 points (-3.8 to 1.3)}. */
  static String points(Figure more) {
    String ends =
        more.interval().isEmpty()
            ? ""
            : String.format(
                Locale.ROOT,
                " (%.1f to %.1f)",
                POINTS * more.interval().get(0),
                POINTS * more.interval().get(1));
    return String.format(Locale.ROOT, "%+.1f points", POINTS * more.value()) + ends;
  }

  /** Such as {@code 0.0312}, or {@code < 0.0001}. */
  static String probability(double p) {
    return p < RARE ? "< 0.0001" : String.format(Locale.ROOT, "%.4f", p);
  }
}

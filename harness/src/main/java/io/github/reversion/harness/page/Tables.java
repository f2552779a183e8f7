package io.github.reversion.harness.page;

import java.util.List;

/** Tables of a page, which scroll by themselves where the screen is narrow. */
final class Tables {
  private Tables() {}

  /**
   * A table.
   *
   * @param kind what style sheets call it
   * @param title what stands above it
   * @param rows writes them
   */
  static void scrolling(Html html, String kind, String title, Runnable rows) {
    html.element(
        "div",
        () ->
            html.element(
                "table",
                () -> {
                  html.element("caption", title);
                  rows.run();
                },
                "class",
                kind),
        "class",
        "scroll",
        "tabindex",
        "0");
  }

  /** A row of heads. */
  static void head(Html html, List<String> heads) {
    html.element("tr", () -> heads.forEach(head -> html.element("th", head, "scope", "col")));
  }
}

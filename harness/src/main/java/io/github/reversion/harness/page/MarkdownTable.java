package io.github.reversion.harness.page;

import java.util.List;

/** A table as Markdown writes it. */
public final class MarkdownTable {
  private final StringBuilder text = new StringBuilder();

  /** A table with heads and no rows yet. */
  public MarkdownTable(List<String> head) {
    add(head);
    add(head.stream().map(column -> "---").toList());
  }

  /** Adds a row with a cell for each head. */
  public MarkdownTable add(List<String> cells) {
    text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    return this;
  }

  @Override
  public String toString() {
    return text.toString().stripTrailing();
  }
}

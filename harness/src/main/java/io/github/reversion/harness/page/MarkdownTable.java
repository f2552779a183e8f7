package io.github.reversion.harness.page;

import java.util.List;

/** A table as Markdown writes it. */
final class MarkdownTable {
  private final StringBuilder text = new StringBuilder();

  MarkdownTable(List<String> head) {
    add(head);
    add(head.stream().map(column -> "---").toList());
  }

  MarkdownTable add(List<String> cells) {
    text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    return this;
  }

  @Override
  public String toString() {
    return text.toString().stripTrailing();
  }
}

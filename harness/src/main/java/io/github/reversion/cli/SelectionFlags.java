package io.github.reversion.cli;

import io.github.reversion.harness.plan.Selection;
import java.util.List;
import picocli.CommandLine.Option;

/** Which part of a suite is meant. */
public final class SelectionFlags {
  @Option(
      names = "--methods",
      paramLabel = "NAME",
      split = ",",
      description = "only these (default: all)")
  private List<String> methods = List.of();

  @Option(
      names = "--relations",
      paramLabel = "NAME",
      split = ",",
      description = "only these (default: all)")
  private List<String> relations = List.of();

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "only the first N prompts of each relation")
  private int limit;

  /** The part. */
  public Selection selection() {
    return new Selection(methods, relations, limit);
  }
}

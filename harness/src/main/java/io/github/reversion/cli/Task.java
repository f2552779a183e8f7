package io.github.reversion.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** A command: what it may be given, and what it then does. */
public interface Task {
  /** Its name, description and flags; its fields take the values of those that are its own. */
  CommandSpec spec();

  /** Does it; returns the exit status. */
  int run(ParseResult given);
}

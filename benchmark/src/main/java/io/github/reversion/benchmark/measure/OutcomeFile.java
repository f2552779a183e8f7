package io.github.reversion.benchmark.measure;

import io.github.reversion.UserException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The outcomes of a series of trials, a line each, appended as they come, so that a series can be
 * stopped at any time and taken up again.
 */
public record OutcomeFile(Path file) {
  private static final String HEADER = "relation,entities,ground,style,leaked,reason\n";
  private static final int COLUMNS = 6;

  /** Those there are, in the order of their trials; none if there is no file. */
  public List<Outcome> read() {
    if (!Files.exists(file)) {
      return List.of();
    }
    try {
      List<Outcome> outcomes = new ArrayList<>();
      List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
      for (String line : lines.subList(1, lines.size())) {
        String[] cells = line.split(",", COLUMNS);
        if (cells.length < COLUMNS) {
          throw new UserException(file + " has a damaged line '" + line + "'; delete the line.");
        }
        outcomes.add(
            new Outcome(
                yes(cells[0]),
                yes(cells[1]),
                yes(cells[2]),
                yes(cells[3]),
                yes(cells[4]),
                cells[5]));
      }
      return outcomes;
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read", e);
    }
  }

  private static boolean yes(String cell) {
    return cell.equals("1");
  }

  /** Adds some. */
  public void append(List<Outcome> outcomes) {
    StringBuilder lines = new StringBuilder(Files.exists(file) ? "" : HEADER);
    for (Outcome o : outcomes) {
      for (boolean cell :
          new boolean[] {o.relation(), o.entities(), o.ground(), o.style(), o.leaked()}) {
        lines.append(cell ? '1' : '0').append(',');
      }
      lines.append(o.reason()).append('\n');
    }
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(
          file,
          lines,
          StandardCharsets.UTF_8,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be written", e);
    }
  }
}

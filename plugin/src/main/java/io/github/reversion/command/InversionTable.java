package io.github.reversion.command;

import ij.measure.ResultsTable;
import io.github.reversion.inversion.InversionOptions;
import io.github.reversion.inversion.InversionResult;
import io.github.reversion.inversion.StepRecord;
import io.github.reversion.run.InversionJob;
import io.github.reversion.settings.Settings;
import java.util.Locale;

/** A table with a row for each inversion: how it went, and all its options. */
final class InversionTable {
  static final String TITLE = "Inversions";

  private InversionTable() {}

  /** Adds a row to the open table, or opens one, if somebody can see it. */
  static void show(InversionJob job, InversionResult result, double seconds) {
    if (Screen.isWatched()) {
      ResultsTable open = ResultsTable.getResultsTable(TITLE);
      ResultsTable table = open == null ? new ResultsTable() : open;
      add(table, job, result, seconds);
      table.show(TITLE);
    }
  }

  static void add(ResultsTable table, InversionJob job, InversionResult result, double seconds) {
    table.addRow();
    table.addValue("relation", job.files().name());
    table.addValue("outcome", result.outcome().name().toLowerCase(Locale.ROOT));
    table.addValue("steps_done", result.log().size());
    table.addValue("frozen_loss", frozenLoss(result));
    table.addValue("seconds", seconds);
    table.addValue("exemplars", job.exemplars().name());
    table.addValue("images", job.exemplars().list().size());
    table.addValue("model", job.asked().choice().model());
    table.addValue("device", job.model().device().name());
    table.addValue("precision", Settings.text(job.model().precision()));
    InversionOptions.SETTINGS
        .values(job.options())
        // As texts: tables round numbers to a few digits.
        .forEach((name, value) -> table.addValue(Settings.snake(name), Settings.text(value)));
    table.addValue("file", job.files().relation().toString());
  }

  /** The last that was measured. */
  private static double frozenLoss(InversionResult result) {
    return result.log().stream()
        .mapToDouble(StepRecord::frozenLoss)
        .filter(loss -> !Double.isNaN(loss))
        .reduce(Double.NaN, (before, last) -> last);
  }
}

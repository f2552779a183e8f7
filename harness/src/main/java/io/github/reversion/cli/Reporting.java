package io.github.reversion.cli;

import io.github.reversion.harness.page.HtmlReport;
import io.github.reversion.harness.report.Figure;
import io.github.reversion.harness.report.Report;
import io.github.reversion.harness.runs.RunFolder;

/** Reports on a run in a session: writes all files, and says the figures over all relations. */
final class Reporting {
  private Reporting() {}

  static Report run(RunFolder folder, Session session) {
    Report report = Report.of(folder, sentence -> session.err().println("Warning: " + sentence));
    report.write(folder);
    HtmlReport.write(folder, report);
    report
        .results()
        .accuracies()
        .forEach(
            (scorer, accuracy) ->
                session.out().printf("The scorer %s is %s%n", scorer, accuracy.text()));
    for (Figure figure : report.results().figures()) {
      if (figure.relation().isEmpty()) {
        session
            .out()
            .printf(
                "%-20s %-20s %s%n",
                figure.measure(), figure.method(), report.results().text(figure));
      }
    }
    session.out().println("results: " + folder.root());
    session.out().println("page:    " + folder.root().resolve("report.html"));
    session.out().flush();
    session.err().flush();
    return report;
  }
}

package io.github.reversion.benchmark.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Makes the pictures of trials and reads them.
 *
 * @param batch pictures made at once
 * @param stop asked before each batch
 */
public record Measurer(int batch, BooleanSupplier stop) {

  /**
   * Does the trials that are not in the file yet.
   *
   * @return all outcomes there are; fewer than trials if it was stopped
   */
  List<Outcome> measure(List<Trial> trials, Painter painter, OutcomeFile file) {
    List<Outcome> outcomes = new ArrayList<>(file.read());
    while (outcomes.size() < trials.size() && !stop.getAsBoolean()) {
      int end = Math.min(trials.size(), outcomes.size() + batch);
      List<Trial> part = trials.subList(outcomes.size(), end);
      var images = painter.paint(part);
      List<Outcome> read = new ArrayList<>();
      for (int i = 0; i < part.size(); i++) {
        read.add(Outcome.of(part.get(i), images.get(i)));
      }
      file.append(read);
      outcomes.addAll(read);
    }
    return outcomes.subList(0, Math.min(outcomes.size(), trials.size()));
  }
}

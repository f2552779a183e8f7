package io.github.reversion.harness.runs;

import io.github.reversion.UserException;
import io.github.reversion.harness.plan.Unit;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Does units of work into the folder of a run, on this computer or on others. Several threads may
 * ask it at once.
 */
public interface UnitRunner {
  /** What the images that it draws follow from. */
  RunDescription description();

  /** What it computes by, and in which versions. */
  Map<String, String> versions();

  /** The names of the computers that have worked for it. */
  List<String> hosts();

  /** How many prompts it is best given at once; 1 or more. */
  int batch();

  /**
   * Whether the folder has a file.
   *
   * @param file seen from the folder, with slashes
   */
  boolean has(String file);

  /**
   * Learns a relation into its file. A unit that was stopped has none.
   *
   * @param stop whether to leave it where it is
   * @throws UserException if it cannot be learned and the run is to end with that
   */
  void learn(Unit.Inversion unit, BooleanSupplier stop);

  /**
   * Draws images of prompts, each into its file.
   *
   * @param drawn takes the line of each image whose file is there
   * @param stop whether to leave the rest
   * @throws UserException if one cannot be drawn and the run is to end with that
   */
  void draw(List<PromptSamples> prompts, Consumer<ImageLine> drawn, BooleanSupplier stop);
}

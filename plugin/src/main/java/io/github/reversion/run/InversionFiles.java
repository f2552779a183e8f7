package io.github.reversion.run;

import io.github.reversion.settings.SettingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the files of one inversion lie: beside the relation, with its name in front.
 *
 * @param relation {@code NAME.safetensors}
 */
public record InversionFiles(Path relation) {
  private static final String ENDING = ".safetensors";

  /** Refuses another ending. */
  public InversionFiles {
    if (!relation.toString().endsWith(ENDING) || name(relation).isEmpty()) {
      throw new SettingException(
          "out is " + relation + "; a relation file is called NAME" + ENDING + ".");
    }
  }

  /**
   * Refuses a place among the exemplars, where the pictures of this run would be taken for
   * exemplars by the next.
   *
   * @throws SettingException naming both places
   */
  public void requireOutside(Path exemplars) {
    try {
      Path folder = relation.toAbsolutePath().getParent();
      if (folder != null && Files.isSameFile(folder, exemplars)) {
        throw new SettingException(
            "out is %s, which lies among the exemplars in %s; choose a place in another folder."
                .formatted(relation, exemplars));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(exemplars + " cannot be read", e);
    }
  }

  /** {@code NAME.run.json}: options, seed, versions, device, hashes of what went in. */
  public Path run() {
    return beside(".run.json");
  }

  /** {@code NAME.loss.csv}: a line a step. */
  public Path lossCsv() {
    return beside(".loss.csv");
  }

  /** {@code NAME.loss.png}: the loss on the frozen batch, and that of the steps. */
  public Path lossPlot() {
    return beside(".loss.png");
  }

  /** {@code NAME.checkpoint.safetensors}: what a stopped run goes on from. */
  public Path checkpoint() {
    return beside(".checkpoint" + ENDING);
  }

  /** {@code NAME.step-0100.png}: the preview after a step. */
  public Path preview(int step) {
    return beside(".step-%04d.png".formatted(step));
  }

  /** The relation's name. */
  public String name() {
    return name(relation);
  }

  private static String name(Path relation) {
    String file = String.valueOf(relation.getFileName());
    return file.substring(0, file.length() - ENDING.length());
  }

  private Path beside(String ending) {
    return relation.resolveSibling(name() + ending);
  }
}

package io.github.reversion.harness.runs;

import io.github.reversion.exemplar.CaptionFile;
import io.github.reversion.exemplar.Exemplar;
import io.github.reversion.exemplar.ExemplarFolder;
import io.github.reversion.exemplar.Exemplars;
import io.github.reversion.weights.AtomicFile;
import io.github.reversion.weights.Folders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A copy of the folder of exemplars that a suite names, so that a run can be scored wherever it
 * lies: a suite's folders are seen from its file, and a run has a copy of that.
 *
 * @param folder of the copy
 */
record KeptExemplars(Path folder) {

  /** Whether there is a copy, which is whole then. */
  boolean areThere() {
    return Files.exists(folder.resolve(CaptionFile.NAME));
  }

  /** Reads the copy. */
  Exemplars read() {
    return ExemplarFolder.read(folder);
  }

  /** All files of the copy. */
  List<Path> files() {
    return Stream.concat(read().list().stream().map(Exemplar::name), Stream.of(CaptionFile.NAME))
        .map(folder::resolve)
        .toList();
  }

  /** Copies a folder byte by byte, unless that is done; its table comes last. */
  void keep(Path original, Exemplars exemplars) {
    if (areThere()) {
      return;
    }
    Folders.make(folder);
    exemplars.list().stream().map(Exemplar::name).forEach(name -> copy(original, name));
    copy(original, CaptionFile.NAME);
  }

  private void copy(Path original, String name) {
    AtomicFile.write(folder.resolve(name), out -> Files.copy(original.resolve(name), out));
  }
}

package io.github.reversion.spark.files;

import io.github.reversion.harness.runs.RunFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/**
 * A folder that Hadoop opens. Work is done in a folder of the machine's own; what it made is copied
 * when it is done.
 *
 * @param remote the folder
 */
record RemotePlace(HadoopFolder remote) implements RunPlace {
  @Override
  public <T> T work(Function<RunFolder, List<Path>> needs, Function<RunFolder, T> work) {
    try (Scratch scratch = new Scratch()) {
      RunFolder folder = new RunFolder(scratch.root());
      List<Path> needed = needs.apply(folder);
      needed.forEach(file -> remote.fetch(Scratch.name(folder.root(), file), file));
      T result = work.apply(folder);
      for (Path file : Scratch.files(folder.root())) {
        if (!needed.contains(file)) {
          remote.put(file, Scratch.name(folder.root(), file));
        }
      }
      return result;
    }
  }

  @Override
  public DriverFolder open() {
    return new Mirror(remote, new Scratch(), System::nanoTime);
  }
}

package io.github.reversion.spark.files;

import io.github.reversion.harness.runs.RunFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/**
 * A folder that has the same path on all machines. They write into it at once.
 *
 * @param folder there
 */
record SharedPlace(RunFolder folder) implements RunPlace {
  @Override
  public <T> T work(Function<RunFolder, List<Path>> needs, Function<RunFolder, T> work) {
    return work.apply(folder);
  }

  @Override
  public DriverFolder open() {
    return new Open(folder);
  }

  /** The driver uses the folder as all others do. */
  record Open(RunFolder folder) implements DriverFolder {
    @Override
    public boolean has(String file) {
      return Files.isRegularFile(folder.root().resolve(file));
    }

    @Override
    public void made(Path file) {}

    @Override
    public void keep() {}

    @Override
    public void close() {}
  }
}

package io.github.reversion.spark.files;

import io.github.reversion.harness.runs.RunFolder;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.apache.hadoop.conf.Configuration;

/** Where all machines of a cluster find the folder of a run. */
public sealed interface RunPlace permits SharedPlace, RemotePlace {
  /**
   * A place by its name.
   *
   * @param place a path or a {@code file:} URI that is the same folder on all machines, or another
   *     URI that Hadoop opens
   */
  static RunPlace of(String place, Configuration configuration) {
    if (HadoopFolder.isMeant(place)) {
      return new RemotePlace(new HadoopFolder(place, configuration));
    }
    return new SharedPlace(new RunFolder(Path.of(everywhere(place))));
  }

  /** The same place as machines understand it that work in other folders. */
  static String everywhere(String place) {
    if (HadoopFolder.isMeant(place)) {
      return place;
    }
    Path path = place.startsWith("file:") ? Path.of(URI.create(place)) : Path.of(place);
    return path.toAbsolutePath().toString();
  }

  /**
   * Does work on one of the machines, in a folder where the work finds files and leaves others.
   *
   * @param needs the files that it reads
   * @param work does it
   */
  <T> T work(Function<RunFolder, List<Path>> needs, Function<RunFolder, T> work);

  /** The folder as the driver keeps it. */
  DriverFolder open();
}

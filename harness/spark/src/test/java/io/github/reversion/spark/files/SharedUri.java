package io.github.reversion.spark.files;

import java.nio.file.Path;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;

/** A file system of Hadoop that a path does not reach, though its files lie on this computer. */
public final class SharedUri {
  /** In front of the names of folders. */
  public static final String ROOT = "viewfs://shared/all/";

  private SharedUri() {}

  /** What Hadoop must know of it. */
  public static Map<String, String> settings(Path folder) {
    return Map.of("fs.viewfs.mounttable.shared.link./all", folder.toUri().toString());
  }

  static Configuration configuration(Path folder) {
    Configuration configuration = new Configuration();
    settings(folder).forEach(configuration::set);
    return configuration;
  }
}

package io.github.reversion.site;

import java.io.IOException;
import java.nio.file.Path;

/** What the build of the plugin starts, so that its jar has the guide in it. */
public final class Main {
  private Main() {}

  /** Folder of the pages, folder to write the site into; beside it goes the list of its files. */
  public static void main(String[] args) throws IOException {
    Path out = Path.of(args[1]);
    new Site(Path.of(args[0])).write(out);
    FileList.write(out);
  }
}

package io.github.reversion.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.commonmark.node.Image;
import org.commonmark.node.Link;

/**
 * Links to files, headings and pictures that are not there; those to other sites are not followed.
 */
final class DeadLinks {
  private DeadLinks() {}

  /** What is wrong in a page, a sentence each. */
  static List<String> of(Page page) throws IOException {
    List<String> dead = new ArrayList<>();
    List<String> all =
        Stream.concat(
                page.links().stream().map(Link::getDestination),
                page.images().stream().map(Image::getDestination))
            .filter(destination -> !isExternal(destination))
            .toList();
    for (String destination : all) {
      int hash = (destination + "#").indexOf('#');
      String path = destination.substring(0, hash);
      Path target = path.isEmpty() ? page.file() : page.file().resolveSibling(path).normalize();
      if (!Files.exists(target)) {
        dead.add(page.file() + " links to " + destination + ", but there is no file " + target);
      } else if (hash < destination.length()
          && !Page.read(target).anchors().contains(destination.substring(hash + 1))) {
        dead.add(page.file() + " links to " + destination + ", but there is no such heading");
      }
    }
    return dead;
  }

  static boolean isExternal(String destination) {
    return destination.matches("[a-z]+:.*");
  }
}

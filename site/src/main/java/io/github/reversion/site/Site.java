package io.github.reversion.site;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.commonmark.node.Image;
import org.commonmark.node.Link;

/**
 * The pages of a folder as a static site: {@code index.md} is the first page, and its links are the
 * navigation of all.
 *
 * @param docs the folder, which lies in the folder of the repository
 */
record Site(Path docs) {
  private static final String REPOSITORY = "https://github.com/reversion/reversion-fiji/blob/main/";

  List<Page> pages() throws IOException {
    try (Stream<Path> files = Files.walk(docs)) {
      List<Path> sources = files.filter(file -> file.toString().endsWith(".md")).sorted().toList();
      List<Page> pages = new ArrayList<>();
      for (Path source : sources) {
        pages.add(Page.read(source));
      }
      return pages;
    }
  }

  /** Writes all of it, with the pictures that it shows. */
  void write(Path out) throws IOException {
    String template = resource("page.html");
    for (Page page : pages()) {
      Path target = out.resolve(html(docs.normalize().relativize(page.file()).toString()));
      page.links().forEach(link -> link.setDestination(rewritten(page, link.getDestination())));
      String root = "../".repeat(docs.normalize().relativize(page.file()).getNameCount() - 1);
      Files.createDirectories(target.getParent());
      Files.writeString(
          target,
          template
              .replace("{{title}}", escaped(page.title()))
              .replace("{{root}}", root)
              .replace("{{navigation}}", navigation(root, page))
              .replace("{{page}}", page.html()));
      copyPictures(page, out);
    }
    Files.writeString(out.resolve("site.css"), resource("site.css"));
  }

  private void copyPictures(Page page, Path out) throws IOException {
    for (Image image : page.images()) {
      Path picture = page.file().resolveSibling(image.getDestination()).normalize();
      Path target = out.resolve(docs.normalize().relativize(picture).toString());
      Files.createDirectories(target.getParent());
      Files.copy(picture, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private String navigation(String root, Page current) throws IOException {
    StringBuilder links = new StringBuilder();
    for (Link link : Page.read(docs.resolve("index.md")).links()) {
      boolean here = docs.resolve(link.getDestination()).normalize().equals(current.file());
      links.append(
          "<a href=\"%s%s\"%s>%s</a>\n"
              .formatted(
                  root,
                  html(link.getDestination()),
                  here ? " aria-current=\"page\"" : "",
                  escaped(Page.text(link))));
    }
    return links.toString();
  }

  /** Pages become HTML; other files of the repository are shown where it is hosted. */
  private String rewritten(Page page, String destination) {
    if (DeadLinks.isExternal(destination) || destination.startsWith("#")) {
      return destination;
    }
    Path target = page.file().resolveSibling(destination.replaceFirst("#.*", "")).normalize();
    if (target.startsWith(docs.normalize())) {
      return html(destination);
    }
    Path repository = docs.resolveSibling("").normalize();
    return REPOSITORY + repository.relativize(target).toString().replace('\\', '/');
  }

  private static String html(String name) {
    return name.replaceFirst("\\.md(?=#|$)", ".html");
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = Site.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}

package io.github.reversion.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.heading.anchor.HeadingAnchorExtension;
import org.commonmark.ext.heading.anchor.IdGenerator;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * A Markdown file.
 *
 * @param file where it lies
 * @param document what stands in it
 */
record Page(Path file, Node document) {
  private static final List<Extension> EXTENSIONS =
      List.of(TablesExtension.create(), HeadingAnchorExtension.create());

  static Page read(Path file) throws IOException {
    Parser parser = Parser.builder().extensions(EXTENSIONS).build();
    return new Page(file.normalize(), parser.parse(Files.readString(file)));
  }

  /** As HTML, without the page around it. */
  String html() {
    return HtmlRenderer.builder().extensions(EXTENSIONS).build().render(document);
  }

  /** The first heading. */
  String title() {
    List<Heading> headings = all(Heading.class);
    return headings.isEmpty() ? file.getFileName().toString() : text(headings.get(0));
  }

  /** The ids of its headings, as GitHub and the rendered page have them. */
  Set<String> anchors() {
    IdGenerator ids = IdGenerator.builder().build();
    Set<String> anchors = new HashSet<>();
    all(Heading.class).forEach(heading -> anchors.add(ids.generateId(text(heading))));
    return anchors;
  }

  List<Link> links() {
    return all(Link.class);
  }

  List<Image> images() {
    return all(Image.class);
  }

  private <T extends Node> List<T> all(Class<T> kind) {
    return all(document, kind);
  }

  private static <T extends Node> List<T> all(Node from, Class<T> kind) {
    List<T> found = new ArrayList<>();
    for (Node node = from.getFirstChild(); node != null; node = node.getNext()) {
      if (kind.isInstance(node)) {
        found.add(kind.cast(node));
      }
      found.addAll(all(node, kind));
    }
    return found;
  }

  static String text(Node heading) {
    StringBuilder text = new StringBuilder();
    heading.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Text part) {
            text.append(part.getLiteral());
          }

          @Override
          public void visit(Code part) {
            text.append(part.getLiteral());
          }
        });
    return text.toString();
  }
}

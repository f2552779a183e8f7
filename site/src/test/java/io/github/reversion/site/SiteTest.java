package io.github.reversion.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The guide as a site: built into {@code site/target/site}, without dead links. */
class SiteTest {
  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
  private static final Site SITE = new Site(ROOT.resolve("docs"));

  @TempDir private Path temp;

  @Test
  void noLinkIsDead() throws Exception {
    List<Page> pages = new ArrayList<>(SITE.pages());
    for (String name : List.of("README.md", "CONTRIBUTING.md", "CHANGELOG.md")) {
      pages.add(Page.read(ROOT.resolve(name)));
    }
    List<String> dead = new ArrayList<>();
    for (Page page : pages) {
      dead.addAll(DeadLinks.of(page));
    }
    assertEquals(List.of(), dead);
  }

  @Test
  void deadLinksAreFound() throws Exception {
    Files.writeString(temp.resolve("b.md"), "# Here I am\n");
    Path a = temp.resolve("a.md");
    Files.writeString(
        a, "[1](b.md) [2](b.md#here-i-am) [3](c.md) [4](b.md#gone) ![5](d.png) [6](https://x.org)");
    assertEquals(
        List.of(
            a + " links to c.md, but there is no file " + temp.resolve("c.md"),
            a + " links to b.md#gone, but there is no such heading",
            a + " links to d.png, but there is no file " + temp.resolve("d.png")),
        DeadLinks.of(Page.read(a)));
  }

  @Test
  void everyPageIsReachedFromTheFirst() throws Exception {
    Set<Path> linked =
        SITE.pages().stream()
            .flatMap(page -> page.links().stream().map(link -> target(page, link.getDestination())))
            .collect(Collectors.toSet());
    for (Page page : SITE.pages()) {
      assertTrue(page.file().endsWith("index.md") || linked.contains(page.file()), page::title);
    }
  }

  private static Path target(Page page, String destination) {
    return DeadLinks.isExternal(destination)
        ? page.file()
        : page.file().resolveSibling(destination.replaceFirst("#.*", "")).normalize();
  }

  @Test
  void theSiteIsBuilt() throws Exception {
    Path out = Path.of("target", "site");
    SITE.write(out);
    String guide = Files.readString(out.resolve("guide.html"));
    assertTrue(guide.contains("<title>The guide"), guide);
    assertTrue(guide.contains("<a href=\"exemplars.html#what-is-refused-and-why\">"), guide);
    assertTrue(guide.contains("/blob/main/macros/Compare_Methods.ijm\""), guide);
    assertTrue(guide.contains("<h2 id=\"glossary\">"), guide);
    assertTrue(guide.contains("<a href=\"guide.html\" aria-current=\"page\">The guide</a>"), guide);
    assertTrue(Files.exists(out.resolve("images/invert.png")));
    String suite = Files.readString(out.resolve("benchmarks/mini.html"));
    assertTrue(suite.contains("href=\"../site.css\""), suite);
  }
}

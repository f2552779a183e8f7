package io.github.reversion.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.module.Module;

class HelpTest {
  private static final Pattern LOCAL = Pattern.compile("(?:src|href)=\"(?!https?:|#)([^\"#]+)");

  @TempDir private Path folder;

  @Test
  void theGuideIsReadWithoutANetwork() throws Exception {
    try (Host host = new Host()) {
      Module done = host.run(Help.class);

      assertEquals("", Host.refusal(done));
      Path guide = Path.of(URI.create((String) done.getOutput("guide")));
      String page = Files.readString(guide);
      assertTrue(page.contains("<h2 id=\"reading-the-loss\">"), page);
      List<String> linked =
          LOCAL.matcher(page).results().map(match -> match.group(1)).distinct().toList();
      assertTrue(linked.containsAll(List.of("site.css", "images/invert.png", "models.html")));
      for (String file : linked) {
        assertTrue(Files.exists(guide.resolveSibling(file)), file);
      }
    }
  }

  @Test
  void whereNothingCanBeWrittenItIsReadOnTheWeb() throws Exception {
    Path file = Files.writeString(folder.resolve("no folder"), "");
    assertEquals(
        "https://github.com/reversion/reversion-fiji/blob/main/docs/guide.md", Help.address(file));
  }
}

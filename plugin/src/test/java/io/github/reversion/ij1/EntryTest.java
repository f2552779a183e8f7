package io.github.reversion.ij1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.scijava.plugin.Plugin;

class EntryTest {

  @Test
  void java8CanReadIt() throws IOException {
    try (DataInputStream in = new DataInputStream(Entry.class.getResourceAsStream("Entry.class"))) {
      assertEquals(0xCAFEBABE, in.readInt());
      in.readUnsignedShort();
      assertEquals(52, in.readUnsignedShort());
    }
  }

  @Test
  void anOlderJavaIsToldWhichOneIsNeeded() {
    assertEquals(
        "ReVersion needs Java 17 or later, but ImageJ runs on Java 8 (/opt/jre8); start it with a"
            + " newer one.",
        Entry.refusal("1.8", "/opt/jre8"));
    assertTrue(Entry.refusal("11", "/opt").contains("runs on Java 11 "));
  }

  @Test
  void java17AndLaterWillDo() {
    assertEquals("", Entry.refusal("17", "/opt"));
    assertEquals("", Entry.refusal("25", "/opt"));
  }

  @Test
  void itStartsTheCommandThatItIsGiven() {
    IJ.getErrorMessage();
    new Entry().run("io.github.reversion.command.InvertRelation");
    assertTrue(IJ.getErrorMessage().startsWith("There is no image"));
  }

  @Test
  void plainImageJHasTheSameMenuAsFiji() throws Exception {
    try (InputStream in = Entry.class.getResourceAsStream("/plugins.config")) {
      List<String> lines =
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.startsWith("#"))
              .toList();
      assertEquals(8, lines.size());
      Pattern form = Pattern.compile("(.*), \"(.*)\", (\\S+)\\(\"(\\S+)\"\\)");
      for (String line : lines) {
        Matcher parts = form.matcher(line);
        assertTrue(parts.matches(), line);
        assertEquals(Entry.class.getName(), parts.group(3));
        Plugin command = Class.forName(parts.group(4)).getAnnotation(Plugin.class);
        assertEquals(parts.group(1) + ">" + parts.group(2), command.menuPath());
      }
    }
  }
}

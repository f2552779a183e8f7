package io.github.reversion.ij1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import java.io.DataInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

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
}

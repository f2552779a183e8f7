package io.github.reversion.harness.page;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes a page of HTML that is XML too: whatever text is given, it stays text, and what is opened
 * is closed.
 */
final class Html {
  private final StringWriter page = new StringWriter();
  private final XMLStreamWriter xml;

  /** Begins a page. */
  Html() {
    try {
      xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(page);
    } catch (XMLStreamException e) {
      throw failure(e);
    }
    write(() -> xml.writeDTD("<!DOCTYPE html>"));
  }

  /**
   * An element with something in it.
   *
   * @param content writes that
   * @param attributes name, value, name, value
   */
  void element(String name, Runnable content, String... attributes) {
    write(() -> xml.writeStartElement(name));
    attributes(attributes);
    content.run();
    write(xml::writeEndElement);
  }

  /** An element with text in it. */
  void element(String name, String text, String... attributes) {
    element(name, () -> text(text), attributes);
  }

  /** An element that HTML has without an end, such as {@code img}. */
  void single(String name, String... attributes) {
    write(() -> xml.writeEmptyElement(name));
    attributes(attributes);
  }

  /** Text. */
  void text(String text) {
    write(() -> xml.writeCharacters(text));
  }

  private void attributes(String... attributes) {
    for (int i = 0; i < attributes.length; i += 2) {
      String name = attributes[i];
      String value = attributes[i + 1];
      write(() -> xml.writeAttribute(name, value));
    }
  }

  /** The page so far. */
  @Override
  public String toString() {
    write(xml::flush);
    return page + "\n";
  }

  private interface Writing {
    void run() throws XMLStreamException;
  }

  private static void write(Writing part) {
    try {
      part.run();
    } catch (XMLStreamException e) {
      throw failure(e);
    }
  }

  private static IllegalStateException failure(XMLStreamException e) {
    return new IllegalStateException("Text can be written into memory", e);
  }
}

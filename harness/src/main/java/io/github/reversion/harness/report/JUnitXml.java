package io.github.reversion.harness.report;

import io.github.reversion.weights.AtomicFile;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Results as a test report, which every CI shows: {@code junit.xml}. There is a case for each
 * method and relation, with its figures, and one for each gate; or one for each method of two runs
 * that were compared.
 */
public final class JUnitXml {
  private final XMLStreamWriter xml;

  private JUnitXml(XMLStreamWriter xml) {
    this.xml = xml;
  }

  static void write(Path folder, Results results, List<Gate> gates) {
    write(folder.resolve("junit.xml"), writer -> writer.suite(results, gates));
  }

  /**
   * Writes what a comparison of two runs came to.
   *
   * @param file is made anew
   */
  public static void write(Path file, List<Drop> drops) {
    write(file, writer -> writer.comparison(drops));
  }

  private interface Content {
    void into(JUnitXml writer) throws XMLStreamException;
  }

  private static void write(Path file, Content content) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      content.into(new JUnitXml(xml));
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("Text can be written into memory", e);
    }
    AtomicFile.writeText(file, text + "\n");
  }

  private void comparison(List<Drop> drops) throws XMLStreamException {
    line();
    xml.writeStartElement("testsuite");
    xml.writeAttribute("name", "compare");
    xml.writeAttribute("tests", Integer.toString(drops.size()));
    xml.writeAttribute(
        "failures", Long.toString(drops.stream().filter(drop -> !drop.isSmall()).count()));
    for (Drop drop : drops) {
      begin("compare." + drop.method(), "lost: " + drop.measure());
      if (!drop.isSmall()) {
        message("failure", drop.toString());
        xml.writeAttribute("type", "gate");
      }
      xml.writeStartElement("system-out");
      xml.writeCharacters(drop.toString());
      xml.writeEndElement();
      xml.writeEndElement();
    }
    line();
    xml.writeEndElement();
  }

  private void suite(Results results, List<Gate> gates) throws XMLStreamException {
    List<List<Figure>> cases =
        List.copyOf(
            results.figures().stream()
                .filter(figure -> !figure.relation().isEmpty())
                .collect(
                    Collectors.groupingBy(
                        figure -> figure.method() + "\n" + figure.relation(),
                        LinkedHashMap::new,
                        Collectors.toList()))
                .values());
    line();
    xml.writeStartElement("testsuite");
    xml.writeAttribute("name", results.suite());
    xml.writeAttribute("tests", Integer.toString(cases.size() + gates.size()));
    xml.writeAttribute("failures", count(gates, Gate.Verdict::isMissed));
    xml.writeAttribute("errors", count(gates, Gate.Verdict.UNSCORED::equals));
    xml.writeAttribute("skipped", count(gates, Gate.Verdict.OPEN::equals));
    for (List<Figure> figures : cases) {
      figures(results, figures);
    }
    for (Gate gate : gates) {
      gate(results.suite(), gate);
    }
    line();
    xml.writeEndElement();
  }

  private static String count(List<Gate> gates, Predicate<Gate.Verdict> kind) {
    return Long.toString(gates.stream().map(Gate::verdict).filter(kind).count());
  }

  private void figures(Results results, List<Figure> figures) throws XMLStreamException {
    begin(results.suite() + "." + figures.get(0).method(), figures.get(0).relation());
    xml.writeStartElement("system-out");
    xml.writeCharacters(
        figures.stream()
            .map(figure -> figure.measure() + " " + results.text(figure))
            .collect(Collectors.joining("\n")));
    xml.writeEndElement();
    xml.writeEndElement();
  }

  private void gate(String suite, Gate gate) throws XMLStreamException {
    begin(suite + "." + gate.expected().method(), "gate: " + gate.expected().what());
    switch (gate.verdict()) {
      case WORSE, GONE -> {
        message("failure", gate.text());
        xml.writeAttribute("type", "gate");
      }
      case UNSCORED -> {
        message("error", gate.text());
        xml.writeAttribute("type", "gate");
      }
      case OPEN -> message("skipped", gate.text());
      case OK, BETTER -> {}
    }
    xml.writeStartElement("system-out");
    xml.writeCharacters(gate.text());
    xml.writeEndElement();
    xml.writeEndElement();
  }

  private void message(String element, String text) throws XMLStreamException {
    xml.writeEmptyElement(element);
    xml.writeAttribute("message", text);
  }

  private void begin(String group, String name) throws XMLStreamException {
    line();
    xml.writeStartElement("testcase");
    xml.writeAttribute("classname", group);
    xml.writeAttribute("name", name);
    xml.writeAttribute("time", "0");
  }

  private void line() throws XMLStreamException {
    xml.writeCharacters("\n");
  }
}

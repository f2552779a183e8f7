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
 * method and relation, with its figures, and one for each gate.
 */
final class JUnitXml {
  private final XMLStreamWriter xml;

  private JUnitXml(XMLStreamWriter xml) {
    this.xml = xml;
  }

  static void write(Path folder, Results results, List<Gate> gates) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      new JUnitXml(xml).suite(results, gates);
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("Text can be written into memory", e);
    }
    AtomicFile.writeText(folder.resolve("junit.xml"), text + "\n");
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
    xml.writeStartDocument("UTF-8", "1.0");
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

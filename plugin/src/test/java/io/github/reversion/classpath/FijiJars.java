package io.github.reversion.classpath;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** The jars and versions that the build laid down in {@code target/fiji}. */
public final class FijiJars {
  static final Path FOLDER = Path.of("target", "fiji");

  private static final Pattern LISTED =
      Pattern.compile(
          " +([\\w.-]+):([\\w.-]+):jar:(?:[\\w-]+:)?([\\w.-]+):(?:compile|runtime):(.*?\\.jar)("
              + " .*)?");

  private static final Pattern PROPERTY = Pattern.compile("\\$\\{([\\w.-]+)}");

  private FijiJars() {}

  /** A jar that the plugin needs where it runs. */
  public record Jar(String group, String artifact, String version, Path file) {}

  /** All jars that the plugin needs, without its own. */
  public static List<Jar> runtime() throws IOException {
    try (Stream<String> lines = Files.lines(FOLDER.resolve("runtime.txt"))) {
      return lines
          .map(LISTED::matcher)
          .filter(Matcher::matches)
          .map(m -> new Jar(m.group(1), m.group(2), m.group(3), Path.of(m.group(4))))
          .toList();
    }
  }

  /** Older versions of some of them. */
  static List<Path> older() throws IOException {
    return jars(FOLDER.resolve("older"));
  }

  /** The files in a folder, in order. */
  public static List<Path> jars(Path folder) throws IOException {
    try (Stream<Path> jars = Files.list(folder)) {
      return jars.sorted().toList();
    }
  }

  /** The versions that pom-scijava manages, by {@code group:artifact}. */
  static Map<String, String> managed(String pomScijava) throws Exception {
    Element project =
        DocumentBuilderFactory.newDefaultInstance()
            .newDocumentBuilder()
            .parse(FOLDER.resolve("pom-scijava-" + pomScijava + ".pom").toFile())
            .getDocumentElement();
    Map<String, String> properties = new HashMap<>();
    NodeList children = child(project, "properties").getChildNodes();
    for (int i = 0; i < children.getLength(); i++) {
      properties.put(children.item(i).getNodeName(), children.item(i).getTextContent());
    }
    properties.put("project.groupId", "org.scijava");
    Map<String, String> versions = new HashMap<>();
    NodeList managed = child(project, "dependencyManagement").getElementsByTagName("dependency");
    for (int i = 0; i < managed.getLength(); i++) {
      Element dependency = (Element) managed.item(i);
      versions.put(
          text(dependency, "groupId", properties)
              + ":"
              + text(dependency, "artifactId", properties),
          text(dependency, "version", properties));
    }
    return versions;
  }

  private static Element child(Element parent, String name) {
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node.getNodeName().equals(name)) {
        return (Element) node;
      }
    }
    throw new IllegalStateException("There is no " + name);
  }

  private static String text(Element parent, String name, Map<String, String> properties) {
    String text = child(parent, name).getTextContent();
    Matcher property = PROPERTY.matcher(text);
    while (property.find() && properties.containsKey(property.group(1))) {
      text = text.replace(property.group(), properties.get(property.group(1)));
      property.reset(text);
    }
    return text;
  }
}

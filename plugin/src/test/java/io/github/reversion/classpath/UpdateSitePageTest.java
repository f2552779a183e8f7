package io.github.reversion.classpath;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.reversion.classpath.FijiJars.Jar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The table in {@code docs/update-site.md} names the jars and versions of this build. Where it is
 * stale, copy the rows that this test expects.
 */
class UpdateSitePageTest {
  private static final Path PAGE = Path.of("../docs/update-site.md");

  @Test
  void theTableOfJarsIsThatOfThisBuild() throws Exception {
    Map<String, String> managed = FijiJars.managed(pomScijava());
    List<String> rows = new ArrayList<>();
    for (Jar jar :
        FijiJars.runtime().stream().sorted(Comparator.comparing(Jar::artifact)).toList()) {
      rows.add(
          "| %s | %s | %s | %s | %s |"
              .formatted(
                  jar.artifact(),
                  jar.version(),
                  managed.getOrDefault(jar.group() + ":" + jar.artifact(), "not known"),
                  older(jar.artifact()),
                  jar.artifact().equals("pytorch-native-cpu") ? "see above" : "`jars`"));
    }
    assertEquals(String.join("\n", rows), String.join("\n", onThePage("jars")));
  }

  /** Otherwise the parent's other versions would take the place of those that Fiji has. */
  @Test
  void wherePomScijavaHasAVersionItIsTaken() throws Exception {
    Map<String, String> managed = FijiJars.managed(pomScijava());
    for (Jar jar : FijiJars.runtime()) {
      String wanted = managed.get(jar.group() + ":" + jar.artifact());
      assertTrue(wanted == null || wanted.equals(jar.version()), () -> jar + " and not " + wanted);
    }
  }

  private static String older(String artifact) throws IOException {
    String start = artifact + "-";
    return FijiJars.older().stream()
        .map(file -> file.getFileName().toString())
        .filter(name -> name.startsWith(start))
        .map(name -> name.substring(start.length(), name.length() - ".jar".length()))
        .findFirst()
        .orElse("-");
  }

  /** The version of pom-scijava that the build has as its parent. */
  private static String pomScijava() throws IOException {
    Matcher parent =
        Pattern.compile("<artifactId>pom-scijava</artifactId>\\s*<version>([\\d.]+)<")
            .matcher(Files.readString(Path.of("../pom.xml")));
    assertTrue(parent.find());
    return parent.group(1);
  }

  /** The rows of the table after a mark. */
  private static List<String> onThePage(String mark) throws IOException {
    try (Stream<String> lines = Files.lines(PAGE)) {
      return lines
          .dropWhile(line -> !line.equals("<!-- " + mark + " -->"))
          .dropWhile(line -> !line.startsWith("| ---"))
          .skip(1)
          .takeWhile(line -> line.startsWith("|"))
          .toList();
    }
  }
}

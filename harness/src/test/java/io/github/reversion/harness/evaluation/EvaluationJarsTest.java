package io.github.reversion.harness.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.reversion.benchmark.EntityPairs;
import io.github.reversion.command.EvaluateRelation;
import io.github.reversion.relation.Relation;
import io.github.reversion.relation.RelationFile;
import io.github.reversion.relation.RelationInfo;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The jars that {@code docs/update-site.md} names for <i>Evaluate Relation...</i>: they are all,
 * and with them it runs in Fiji. Where the table is stale, copy the rows that this test expects.
 * The older jars and Fiji's class loader are those of the plugin's tests.
 */
class EvaluationJarsTest {
  private static final Path FIJI = Path.of("..", "plugin", "target", "fiji");

  private static final Path FIJI_CLASS_LOADER = Path.of("..", "plugin", "target", "test-classes");

  /** What only the command line needs. */
  private static final Pattern COMMAND_LINE =
      Pattern.compile("(picocli|slf4j-simple|jackson-dataformat-yaml|snakeyaml)-.*");

  private static final Pattern LISTED =
      Pattern.compile(" +[\\w.-]+:([\\w.-]+):jar:(?:[\\w-]+:)?([\\w.-]+):(?:compile|runtime).*");

  @TempDir private Path folder;

  @Test
  void theTableNamesAllThatTheHarnessHasBesideThePlugin() throws Exception {
    List<String> ofThePlugin = UpdateSite.jars("jars");
    List<String> rows = new ArrayList<>();
    rows.add("| reversion-harness | as the plugin | `jars` |");
    try (Stream<String> lines = Files.lines(Path.of("target", "fiji", "runtime.txt"))) {
      lines
          .map(LISTED::matcher)
          .filter(Matcher::matches)
          .filter(jar -> !jar.group(1).equals("ReVersion_"))
          .filter(jar -> !ofThePlugin.contains(jar.group(1) + "-" + jar.group(2)))
          .filter(jar -> !COMMAND_LINE.matcher(jar.group(1) + "-" + jar.group(2)).matches())
          .map(jar -> "| %s | %s | `jars` |".formatted(jar.group(1), version(jar)))
          .forEach(rows::add);
    }
    assertEquals(
        String.join("\n", rows.stream().sorted().toList()),
        String.join("\n", UpdateSite.rows("jars of the harness")));
  }

  private static String version(Matcher jar) {
    return jar.group(1).startsWith("reversion-") ? "as the plugin" : jar.group(2);
  }

  @Test
  @Tag("slow")
  void withThemARelationIsEvaluatedInFijiAlsoWithOlderJarsFirst() throws Exception {
    Path log = folder.resolve("log.txt");
    Path relation = folder.resolve("mine.safetensors");
    float[] vector = new float[128];
    Arrays.fill(vector, 0.05f);
    RelationFile.write(relation, new Relation("<R>", new float[][] {vector}, RelationInfo.empty()));
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-Djava.awt.headless=true",
                "-cp",
                FIJI_CLASS_LOADER.toString(),
                "io.github.reversion.classpath.FijiClassLoader",
                classPath(),
                EvaluateInFiji.class.getName(),
                relation.toString(),
                "wrapped_in")
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      assertTrue(process.waitFor(5, TimeUnit.MINUTES), "still running");
    } finally {
      process.destroyForcibly();
    }
    String said = Files.readString(log);
    assertEquals(0, process.exitValue(), said);
    assertTrue(said.contains("oracle.relation: ") && said.contains("n = 2"), said);
    assertTrue(said.contains("counts entities: true"), said);
  }

  private static String classPath() throws Exception {
    List<Path> path = new ArrayList<>();
    try (Stream<Path> older = Files.list(FIJI.resolve("older"))) {
      older.sorted().forEach(path::add);
    }
    path.add(home(EvaluateRelation.class));
    path.add(home(SuiteEvaluator.class));
    path.add(home(EntityPairs.class));
    path.add(home(EvaluateInFiji.class));
    List<Path> all =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
            .map(Path::of)
            .toList();
    for (String jar : UpdateSite.jars("jars")) {
      path.add(find(all, jar));
    }
    for (String jar : UpdateSite.jars("jars of the harness")) {
      if (!jar.startsWith("reversion-")) {
        path.add(find(all, jar));
      }
    }
    return path.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }

  private static Path find(List<Path> all, String jar) throws IOException {
    return all.stream()
        .filter(file -> file.getFileName().toString().startsWith(jar))
        .findFirst()
        .orElseThrow(() -> new IOException(jar + " is not among " + all));
  }

  /** The jar of a class of this project, or the folder that is packed into it. */
  private static Path home(Class<?> type) throws Exception {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }
}

package io.github.reversion.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.github.reversion.harness.TinySuite;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What the guide tells a CI to do, done as it is written there. */
@DisabledOnOs(OS.WINDOWS)
class CiGuideIT {
  /** As the suites that come with the program have them. */
  private static final String SCORERS = "scorers: [oracle, classifier, clip]\n";

  @TempDir private Path temp;
  private String said;

  /** What stands between the fences of a language. */
  private static String block(String language) throws IOException {
    String guide = Files.readString(Path.of("..", "docs", "ci.md"));
    Matcher found =
        Pattern.compile("```" + language + "\\n(.*?)```", Pattern.DOTALL).matcher(guide);
    assertTrue(found.find(), language);
    return found.group(1);
  }

  private int script() throws IOException, InterruptedException {
    Path bin = Path.of(System.getProperty("launchable.folder")).toAbsolutePath().resolve("bin");
    ProcessBuilder builder = new ProcessBuilder("sh", "-c", block("sh"));
    builder.directory(temp.toFile()).redirectErrorStream(true);
    builder
        .environment()
        .merge("PATH", bin.toString(), (old, mine) -> mine + File.pathSeparator + old);
    builder.environment().put("SUITE", TinySuite.write(temp, SCORERS).toString());
    builder.environment().put("REVERSION_HOME", CliRun.STORE.home().toAbsolutePath().toString());
    builder.environment().remove("DISPLAY");
    Process process = builder.start();
    said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return process.waitFor();
  }

  @Test
  void theScriptPassesAnEqualRunAndBlocksAWorseOne() throws IOException, InterruptedException {
    assertEquals(ExitStatus.REFUSED, script(), said);
    assertTrue(said.contains("results.json is missing"), said);
    assertTrue(said.lines().anyMatch(line -> line.startsWith("device: ")), said);
    assertTrue(said.lines().anyMatch(line -> line.startsWith("image 16/16")), said);
    for (String name : List.of("report.html", "junit.xml", "results.json")) {
      assertTrue(Files.exists(temp.resolve("runs/ci").resolve(name)), name);
    }
    Path base = Files.createDirectory(temp.resolve("ci")).resolve("results.json");
    Files.copy(temp.resolve("runs/ci/results.json"), base);
    assertEquals(ExitStatus.DONE, script(), said);
    Files.writeString(
        base, Files.readString(base).replaceAll("(\"oracle.relation\" :) [0-9.]+", "$1 1.0"));
    assertEquals(ExitStatus.FAILED, script(), said);
    assertTrue(said.contains("FAIL oracle.relation: "), said);
    assertTrue(Files.exists(temp.resolve("runs/ci/compare.xml")));
  }

  @Test
  void theWorkflowSaysTheSame() throws IOException {
    JsonNode workflow = new ObjectMapper(new YAMLFactory()).readTree(block("yaml"));
    List<String> commands = new ArrayList<>();
    for (JsonNode step : workflow.at("/jobs/benchmark/steps")) {
      assertTrue(step.has("uses") != step.has("run"), step.toString());
      String command = step.path("run").asText();
      if (command.startsWith("reversion ")) {
        commands.add(command);
      }
    }
    String script =
        block("sh")
            .replace("\"$suite\"", "mini-ci")
            .replace("\"$base\"", "ci/results.json")
            .replace("\"$out\"", "runs/ci")
            .replace("\"$out/compare.xml\"", "runs/ci/compare.xml");
    assertEquals(script.lines().filter(line -> line.startsWith("reversion ")).toList(), commands);
    assertEquals(4, commands.size());
  }
}

package io.github.reversion.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorldCommandTest {
  @TempDir Path temp;

  @Test
  void scenesAreDrawnWithTheirFacts() throws IOException {
    CliRun run =
        CliRun.of(
            "world",
            "draw",
            "scenes",
            "--count=3",
            "--relation=hanging_from",
            "--split=benchmark",
            "--out=" + temp.resolve("scenes"));
    assertEquals(0, run.status(), run.err());
    JsonNode facts =
        new ObjectMapper().readTree(temp.resolve("scenes").resolve("scenes.json").toFile());
    assertEquals(3, facts.size());
    assertEquals("below", facts.get("00002.png").get("placement").asText());
    assertTrue(facts.get("00002.png").get("caption").asText().contains(" tied below "));
    assertTrue(Files.exists(temp.resolve("scenes").resolve("00002.png")));
    assertTrue(Files.exists(temp.resolve("scenes").resolve("sheet.png")));
  }

  @Test
  void exemplarsOfTheTenRelationsAreDrawn() {
    CliRun run = CliRun.of("world", "draw", "exemplars", "--out=" + temp.resolve("exemplars"));
    assertEquals(0, run.status(), run.err());
    assertTrue(Files.exists(temp.resolve("exemplars").resolve("ride_on").resolve("text.json")));
    assertTrue(Files.exists(temp.resolve("exemplars.sha256")));
  }

  @Test
  void aMeasureIsTakenUpWhereItWasLeft() throws IOException {
    Path file = temp.resolve("measured").resolve("scenes.jsonl");
    Path summary = temp.resolve("world.json");
    String[] command = {
      "world",
      "measure",
      "--rows=scenes",
      "--count=3",
      "--device=cpu",
      "--out=" + temp.resolve("measured"),
      "--summary=" + summary
    };
    CliRun first = CliRun.of(command);
    assertEquals(0, first.status(), first.err());
    assertTrue(first.out().contains("n = 3"), first.out());
    List<String> lines = Files.readAllLines(file);
    assertEquals(3, lines.size());
    String known = "{\"number\":1,\"scores\":{\"oracle.relation\":1.0},\"reason\":\"read before\"}";
    Files.write(file, List.of(known, lines.get(2)));
    CliRun second = CliRun.of(command);
    assertEquals(0, second.status(), second.err());
    assertEquals(List.of(known, lines.get(2), lines.get(0)), Files.readAllLines(file));
    assertEquals(3, new ObjectMapper().readTree(summary.toFile()).at("/figures/0/n").asInt());
  }

  @Test
  void whatCannotBeTrainedOrMeasuredIsRefused() throws IOException {
    refused("hours", "world", "train", "vae", "--hours=0", "--out=" + temp.resolve("a"));
    assertFalse(Files.exists(temp.resolve("a")));
    refused("count", "world", "measure", "--count=0", "--out=" + temp.resolve("b"));
    refused("inversions", "world", "measure", "--inversions=11", "--out=" + temp.resolve("b"));
    refused("mini.json is missing", "world", "report", "--sources=" + temp);
    assertFalse(Files.exists(temp.resolve("b")));
    refused("count", "world", "draw", "scenes", "--count=0", "--out=" + temp.resolve("c"));
    Files.writeString(temp.resolve("checkpoint.safetensors"), "");
    refused("--resume", "world", "train", "vae", "--hours=1", "--out=" + temp);
  }

  @Test
  void withoutACommandOfItsOwnTheUsageIsShown() {
    CliRun run = CliRun.of("world");
    assertEquals(ExitStatus.REFUSED, run.status());
    assertTrue(run.err().startsWith("Usage: reversion world"), run.err());
  }

  private static void refused(String named, String... arguments) {
    CliRun run = CliRun.of(arguments);
    assertEquals(ExitStatus.REFUSED, run.status(), run.err());
    assertTrue(run.err().contains(named), run.err());
    assertEquals(1, run.err().strip().lines().count(), run.err());
  }
}

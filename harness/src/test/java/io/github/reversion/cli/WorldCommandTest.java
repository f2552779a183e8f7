package io.github.reversion.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
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
    refused("count", "world", "measure", "--count=0", "--out=" + temp.resolve("b"));
    refused("inversions", "world", "measure", "--inversions=11", "--out=" + temp.resolve("b"));
    refused("mini.json is missing", "world", "report", "--sources=" + temp);
    assertFalse(Files.exists(temp.resolve("b")));
    refused("count", "world", "draw", "scenes", "--count=0", "--out=" + temp.resolve("c"));
  }

  @Test
  void trainingRefusesAnOptionByNameAndValue() throws IOException {
    Path out = temp.resolve("a");
    refused("hours is 0.0; it must be more than 0", train(out, "vae", "--hours=0"));
    refused("hours is NaN", train(out, "vae", "--hours=NaN"));
    refused("batch-size is 0;", train(out, "vae", "--batch-size=0"));
    refused("rate is -1.0;", train(out, "vae", "--rate=-1"));
    refused("steps is 0;", train(out, "vae", "--steps=0"));
    refused("checkpoint-minutes is 0.0;", train(out, "vae", "--checkpoint-minutes=0"));
    refused("seed is -1; it must be 0 to", train(out, "vae", "--seed=-1"));
    refused("scenes is 0;", train(out, "diffusion", "--scenes=0"));
    refused("vae and scenes are for diffusion only", train(out, "clip", "--scenes=50"));
    refused("no part 'unet'; possible are vae, diffusion", train(out, "unet"));
    refused("train without resume", train(out, "vae", "--resume"));
    refused(
        Path.of("none", "vae", "diffusion_pytorch_model.safetensors") + ": is missing",
        train(out, "vae", "--from=" + temp.resolve("none")));
    assertFalse(Files.exists(out));
    Files.writeString(temp.resolve("checkpoint.safetensors"), "");
    refused("--resume", train(temp, "vae"));
  }

  private static String[] train(Path out, String part, String... options) {
    List<String> line = new ArrayList<>(List.of("world", "train", part, "--out=" + out));
    line.addAll(List.of("--device=cpu", "--threads=2"));
    line.addAll(List.of(options));
    if (Stream.of(options).noneMatch(option -> option.startsWith("--hours"))) {
      line.add("--hours=1");
    }
    return line.toArray(String[]::new);
  }

  @Test
  void aTrainingBeginsWithAnEarlierOneAndIsTakenUp() throws IOException {
    Path first = temp.resolve("first");
    Path second = temp.resolve("second");
    CliRun begun = CliRun.of(train(first, "classifier", "--batch-size=2", "--steps=1"));
    assertEquals(0, begun.status(), begun.err());
    assertTrue(begun.out().contains("step 1  loss "), begun.out());
    assertTrue(summary(first).startsWith("classifier,nothing,2,"), summary(first));

    String[] warm = {"--batch-size=2", "--seed=2", "--from=" + first.resolve("model")};
    String[] same = {"--batch-size=2", "--seed=2", "--resume"};
    CliRun warmed = CliRun.of(train(second, "classifier", with(warm, "--steps=1")));
    assertEquals(0, warmed.status(), warmed.err());
    assertTrue(warmed.out().matches("(?s).*Begins with (\\d+) of \\1 tensors of .*"), warmed.out());
    CliRun resumed = CliRun.of(train(second, "classifier", with(same, "--steps=3")));
    assertEquals(0, resumed.status(), resumed.err());
    assertTrue(summary(second).startsWith("classifier,model,6,"), summary(second));
    List<String> loss = Files.readAllLines(second.resolve("loss.csv"));
    assertEquals(
        List.of("step", "1", "3"), loss.stream().map(line -> line.split(",", 2)[0]).toList());

    refused("there seed is 2, now it is 1", train(second, "classifier", "--resume"));
    refused(
        "there batch-size is 2, now it is 64", train(second, "classifier", "--seed=2", "--resume"));
    refused("there part is classifier, now it is clip", train(second, "clip", same));
    refused(
        "there from is model, now it is other",
        train(second, "classifier", with(same, "--from=other")));
  }

  private static String summary(Path out) throws IOException {
    return Files.readAllLines(out.resolve("training.csv")).get(1);
  }

  private static String[] with(String[] options, String more) {
    return Stream.concat(Stream.of(options), Stream.of(more)).toArray(String[]::new);
  }

  @Test
  void whoStopsWhileScenesAreEncodedIsHeard() {
    Path out = temp.resolve("diffusion");
    CliRun stopped = CliRun.of(() -> true, train(out, "diffusion"));
    assertEquals(ExitStatus.INTERRUPTED, stopped.status(), stopped.err());
    assertTrue(stopped.out().contains("Stopped before the first step"), stopped.out());
    assertFalse(Files.exists(out.resolve("checkpoint.safetensors")));
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

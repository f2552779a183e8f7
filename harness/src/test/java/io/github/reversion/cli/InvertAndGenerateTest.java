package io.github.reversion.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.reversion.image.ImageFiles;
import io.github.reversion.image.RgbImage;
import io.github.reversion.relation.Relation;
import io.github.reversion.relation.RelationFile;
import io.github.reversion.relation.RelationKey;
import io.github.reversion.weights.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job on the embedded model, with few steps. */
class InvertAndGenerateTest {
  @TempDir Path temp;

  private CliRun invert(String name, BooleanSupplier interrupted, String... more) {
    return CliRun.of(
        interrupted,
        Stream.concat(
                Stream.of(
                    "invert",
                    "--model=mini",
                    "--exemplars=example:wrapped_in",
                    "--preset=quick",
                    "--seed=7",
                    "--out=" + temp.resolve(name + ".safetensors"),
                    "--steps=4",
                    "--batch-size=2",
                    "--frozen-every=2",
                    "--preview-every=3"),
                Stream.of(more))
            .toArray(String[]::new));
  }

  private List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void learnsAndDraws() throws IOException {
    CliRun learned = invert("wrapped", () -> false);
    assertEquals(0, learned.status(), learned.err());
    assertEquals("", learned.err());
    assertEquals(
        List.of(
            "wrapped.checkpoint.safetensors",
            "wrapped.loss.csv",
            "wrapped.loss.png",
            "wrapped.run.json",
            "wrapped.safetensors",
            "wrapped.step-0003.png"),
        names(temp));
    assertTrue(learned.out().contains("step 4/4  loss 0."), learned.out());
    assertEquals(5, Files.readAllLines(temp.resolve("wrapped.loss.csv")).size());
    assertTrue(Files.readString(temp.resolve("wrapped.run.json")).contains("\"seed\" : 7"));
    Path relation = temp.resolve("wrapped.safetensors");
    assertEquals(1, RelationFile.read(relation, 128).vectorCount());

    Path images = temp.resolve("images");
    Path prompts = Files.writeString(temp.resolve("prompts.txt"), "Red star {} blue circle\n\n");
    CliRun drawn =
        CliRun.of(
            "generate",
            "--model=mini",
            "--relation=" + relation,
            "--prompts=" + prompts,
            "--prompt=pink heart <R> cyan cross",
            "--count=2",
            "--seed=5",
            "--steps=2",
            "--out=" + images);
    assertEquals(0, drawn.status(), drawn.err());
    assertEquals(
        List.of(
            "0001-red-star-blue-circle.png",
            "0002-red-star-blue-circle.png",
            "0003-pink-heart-r-cyan-cross.png",
            "0004-pink-heart-r-cyan-cross.png",
            "images.csv",
            "run.json"),
        names(images));
    JsonNode run = new ObjectMapper().readTree(images.resolve("run.json").toFile());
    assertEquals(4, run.get("images").asInt());
    assertEquals(2, run.get("options").get("steps").asInt());
    JsonNode facts = run.get("relations").get(0).get("learned");
    assertEquals("7", facts.get(RelationKey.SEED.text()).asText());
    assertEquals(
        "0004-pink-heart-r-cyan-cross.png,\"pink heart <R> cyan cross\",8,\""
            + relation.getFileName()
            + "\"",
        Files.readAllLines(images.resolve("images.csv")).get(4));
    RgbImage image = ImageFiles.read(images.resolve("0001-red-star-blue-circle.png"));
    assertEquals(64, image.width());
    assertTrue(drawn.out().contains("4 images: " + images), drawn.out());
  }

  @Test
  void anEstimateTakesTwoStepsAndWritesNothing() throws IOException {
    CliRun run = invert("none", () -> false, "--estimate", "--steps=100000");
    assertEquals(0, run.status(), run.err());
    assertTrue(
        run.out().matches("About \\d.* on [a-z:0-9]+, by two steps; memory .*\\s+"), run.out());
    assertEquals(List.of(), names(temp));
    assertEquals(130, invert("none", () -> true, "--estimate").status());
  }

  @Test
  void aTableOfPromptsIsDrawnWithEachRelation() throws IOException {
    assertEquals(0, invert("one", () -> false, "--steps=1", "--preview-every=0").status());
    assertEquals(
        0, invert("two", () -> false, "--steps=1", "--preview-every=0", "--seed=8").status());
    Path prompts =
        Files.writeString(
            temp.resolve("prompts.csv"),
            "prompt,seed,relation\nred star {} blue circle,5,\npink cross {} red heart,,two\n");
    Path images = temp.resolve("images");
    // The second one is known by its name, as it was learned here.
    CliRun drawn =
        CliRun.of(
            "generate",
            "--relation=" + temp.resolve("one.safetensors"),
            "--relation=two",
            "--prompts=" + prompts,
            "--one-by-one",
            "--steps=1",
            "--guidance-scale=1",
            "--seed=40",
            "--out=" + images);
    assertEquals(0, drawn.status(), drawn.err());
    assertEquals(
        List.of(
            "file,prompt,seed,relation",
            "0001-red-star-blue-circle.png,\"red star {} blue circle\",5,\"one.safetensors\"",
            "0002-pink-cross-red-heart.png,\"pink cross {} red heart\",41,\"two.safetensors\"",
            "0003-red-star-blue-circle.png,\"red star {} blue circle\",5,\"two.safetensors\""),
        Files.readAllLines(images.resolve("images.csv")));
  }

  @Test
  void runFilesTellWhatWasAskedForAndWhatWentIn() throws Exception {
    assertEquals(0, invert("asked", () -> false, "--steps=1", "--device=cpu").status());
    JsonNode learned = json("asked.run.json");
    assertEquals("quick", learned.at("/asked/preset").asText());
    assertEquals("mini", learned.at("/asked/model").asText());
    assertEquals("cpu", learned.at("/asked/device").asText());
    assertEquals("dpmpp_2m", learned.at("/preview/sampler").asText());

    Path relation = temp.resolve("asked.safetensors");
    CliRun drawn =
        CliRun.of(
            "generate",
            "--preset=reference",
            "--relation=" + relation,
            "--prompt=red star {} blue circle",
            "--steps=1",
            "--out=" + temp.resolve("images"));
    assertEquals(0, drawn.status(), drawn.err());
    JsonNode run = json("images/run.json");
    assertEquals("reference", run.at("/asked/preset").asText());
    assertEquals("auto", run.at("/asked/device").asText());
    assertEquals("asked.safetensors", run.at("/relations/0/file").asText());
    assertEquals(Sha256.of(relation), run.at("/relations/0/sha256").asText());
  }

  private JsonNode json(String file) throws IOException {
    return new ObjectMapper().readTree(temp.resolve(file).toFile());
  }

  @Test
  void aRunThatWasStoppedAndResumedEndsWithTheBytesOfOneThatWasNot() throws IOException {
    String start = "--initializer=and"; // a search would be what is stopped
    assertEquals(0, invert("whole", () -> false, start).status());
    AtomicInteger asked = new AtomicInteger();
    CliRun stopped = invert("parts", () -> asked.incrementAndGet() > 2, start);
    assertEquals(130, stopped.status());
    assertEquals(
        List.of("Stopped after step 2 of 4; to go on, give the same command with --resume."),
        stopped.complaints());
    Relation half = RelationFile.read(temp.resolve("parts.safetensors"));
    assertEquals("2", half.info().get(RelationKey.STEPS).orElseThrow());

    assertEquals(0, invert("parts", () -> false, start, "--resume").status());
    for (String ending : List.of(".safetensors", ".loss.csv", ".run.json")) {
      assertArrayEquals(
          Files.readAllBytes(temp.resolve("whole" + ending)),
          Files.readAllBytes(temp.resolve("parts" + ending)),
          ending);
    }
  }

  @Test
  void resumingWithOtherOptionsIsRefusedByName() {
    assertEquals(0, invert("run", () -> false, "--steps=1").status());
    CliRun run = invert("run", () -> false, "--steps=1", "--resume", "--learning-rate=0.1");
    assertEquals(2, run.status());
    assertTrue(run.err().contains("there learning-rate is 0.01, now it is 0.1"), run.err());
  }

  @Test
  void drawingThatIsStoppedKeepsTheImagesThatAreReady() throws IOException {
    Path images = temp.resolve("images");
    AtomicInteger asked = new AtomicInteger();
    CliRun run =
        CliRun.of(
            () -> asked.incrementAndGet() > 4,
            "generate",
            "--prompt=red star and blue circle",
            "--count=5",
            "--steps=2",
            "--out=" + images);
    assertEquals(130, run.status());
    long drawn = names(images).stream().filter(name -> name.endsWith(".png")).count();
    assertEquals(List.of("Stopped after image %d of 5.".formatted(drawn)), run.complaints());
    assertTrue(drawn > 0 && drawn < 5, names(images).toString());
  }

  @Test
  void theNumberOfThreadsIsThatWhichIsAskedFor() throws IOException {
    assertEquals(0, invert("run", () -> false, "--steps=1", "--threads=1").status());
    assertTrue(Files.readString(temp.resolve("run.run.json")).contains("\"threads\" : 1"));
  }
}

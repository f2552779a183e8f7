package io.github.reversion.benchmark.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.reversion.UserException;
import io.github.reversion.inversion.InversionOptions;
import io.github.reversion.pipeline.GenerationOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuiteTest {
  private static final String HASH = "0123456789abcdef".repeat(4);
  private static final String SMALL =
      """
      schema: 1
      name: small
      description: Two relations.
      model: mini
      preset: quick
      images_per_prompt: 2
      drawing: { steps: 10 }
      learning:
        steps: 60
      methods:
        - name: and
          says: and
        - name: said
          says: words
        - name: plain
          says: token
          options: { steer_weight: 0, learning_rate: 5e-4 }
      relations:
        - name: on
          exemplars: example:on
          sha256: HASH
          words: on
          control: true
          scenarios:
            - { a: red star, b: blue circle, background: gray, style: flat }
            - { a: green star, b: blue circle }
        - name: mine
          exemplars: my folder
          sha256: HASH
          words: next to
          scenarios:
            - { a: red star, b: blue circle }
      expected:
        hardware: 2 CPU cores
        commit: 4585e12
        scores:
          - { method: plain, relation: on, measure: relation_accuracy, value: 0.5, tolerance: 0.1 }
          - { method: plain, measure: relation_accuracy, value: -0.5, tolerance: 0 }
      """
          .replace("HASH", HASH);

  @TempDir private Path temp;

  private Suite read(String yaml) throws IOException {
    return Suite.read(Files.writeString(temp.resolve("small.yaml"), yaml));
  }

  @Test
  void aSuiteHoldsWhatItsFileSays() throws IOException {
    Suite suite = read(SMALL);
    assertEquals("small", suite.name());
    assertEquals("Two relations.", suite.description());
    assertEquals("mini", suite.model());
    assertEquals(
        GenerationOptions.SETTINGS.with(GenerationOptions.quick(), Map.of("steps", "10")),
        suite.drawing());
    SuiteRelation on = suite.relations().get(0);
    assertEquals("on", on.name());
    assertEquals(new ExemplarSource.Example("on"), on.exemplars().source());
    assertEquals(HASH, on.exemplars().hash().orElseThrow().sha256());
    assertEquals(Optional.of("on"), on.words());
    assertTrue(on.control());
    assertEquals(
        new Scenario("red star", "blue circle", Optional.of("gray"), Optional.of("flat")),
        on.scenarios().get(0));
    assertEquals(
        new ExemplarSource.Folder(temp.resolve("my folder")),
        suite.relations().get(1).exemplars().source());
    ExpectedScores expected = suite.expected().orElseThrow();
    assertEquals("2 CPU cores", expected.hardware());
    assertEquals(
        new ExpectedScores.Score("plain", Optional.of("on"), "relation_accuracy", 0.5, 0.1),
        expected.scores().get(0));
  }

  @Test
  void theHashIsOfWhatImagesFollowFrom() throws IOException {
    String hash = read(SMALL).sha256();
    for (String same :
        List.of(
            "# A word.\n" + SMALL,
            SMALL.replace("description: Two relations.", "description: Two."),
            SMALL + "scorers: [oracle, clip]\n",
            SMALL.replace("learning:\n  steps: 60", "learning: { steps: 60 }"),
            SMALL.substring(0, SMALL.indexOf("expected:")))) {
      assertEquals(hash, read(same).sha256(), same);
    }
    for (String other :
        List.of(
            SMALL.replace("name: small", "name: smaller"),
            SMALL.replace("steps: 60", "steps: 61"),
            SMALL.replace("red star", "red heart"),
            SMALL.replace("learning_rate: 5e-4", "learning_rate: 5e-5"),
            SMALL + "seeds: 2\n")) {
      assertNotEquals(hash, read(other).sha256(), other);
    }
  }

  @Test
  void expectedScoresAreWrittenIntoASuiteThatStaysTheSame() throws IOException {
    ExpectedScores other =
        new ExpectedScores(
            "8 \"big\" cores, C:\\ # fast",
            "4585e12",
            List.of(
                new ExpectedScores.Score("and", Optional.of("on"), "oracle.relation", 1 / 3.0, 0),
                new ExpectedScores.Score("and", Optional.empty(), "clip.like", -1e-5, 0.05)));
    Suite before = read(SMALL);
    String changed = before.textWith(other);
    Suite after = read(changed);
    assertEquals(Optional.of(other), after.expected());
    assertEquals(before.sha256(), after.sha256());
    String again = after.textWith(before.expected().orElseThrow());
    assertEquals(SMALL, again.replace("\"", "").replace("0.0 }", "0 }"));
    Suite without = read(SMALL.substring(0, SMALL.indexOf("expected:")));
    assertEquals(changed, without.textWith(other));
    assertEquals(before.sha256(), without.sha256());
  }

  @Test
  void whatStandsBehindTheExpectedScoresIsAPartOfTheSuite() throws IOException {
    String key = "description: Two relations.\n";
    String moved = SMALL.replace(key, "") + "# Last.\n" + key;
    Suite suite = read(moved);
    String kept = suite.textWith(suite.expected().orElseThrow());
    assertTrue(kept.endsWith("tolerance: 0.0 }\n# Last.\n" + key), kept);
    assertEquals(suite.sha256(), read(kept).sha256());
    String oneLine = "{ expected: { scores: [] }, name: small }\n";
    YamlKeys keys = YamlFile.read("f", oneLine.getBytes(StandardCharsets.UTF_8)).keys();
    assertEquals(oneLine, ExpectedBlock.of(oneLine, keys).without());
  }

  @Test
  void methodsSayTheRelationInTheirWays() throws IOException {
    Suite suite = read(SMALL);
    SuiteRelation mine = suite.relations().get(1);
    assertEquals(
        List.of("and", "next to", "{}"),
        suite.methods().stream().map(method -> method.between(mine)).toList());
    Method.Token plain = assertInstanceOf(Method.Token.class, suite.methods().get(2));
    Map<String, String> all = Map.of("steps", "60", "steerWeight", "0", "learningRate", "5e-4");
    assertEquals(InversionOptions.SETTINGS.with(InversionOptions.quick(), all), plain.options());
    assertEquals(Map.of("steer_weight", "0", "learning_rate", "5e-4"), plain.changes());
  }

  @Test
  void aModelLiesBesideTheSuiteUnlessItIsTheEmbeddedOne() throws IOException {
    assertEquals(
        temp.resolve("sd15").toString(), read(SMALL.replace("model: mini", "model: sd15")).model());
  }

  @Test
  void imagesAndInversionsAreCounted() throws IOException {
    Suite suite = read(SMALL);
    assertEquals(3 * 3 * 2, suite.images());
    assertEquals(2, suite.inversions());
    assertEquals(6, read(SMALL + "seeds: 3\n").inversions());
  }

  @Test
  void scorersAreThoseNamedElseTheOracle() throws IOException {
    assertEquals(List.of("oracle"), read(SMALL).scorers());
    Suite two = read(SMALL + "scorers: [oracle, classifier]\n");
    assertEquals(List.of("oracle", "classifier"), two.scorers());
    UserException twice =
        assertThrows(UserException.class, () -> read(SMALL + "scorers: [oracle, oracle]\n"));
    assertTrue(twice.getMessage().contains("scorers"), twice.getMessage());
    assertTrue(twice.getMessage().contains("repeats 'oracle'"), twice.getMessage());
  }

  @Test
  void theSeedOfAnInversionThatDrawsAnImageFollowsFromItsPlace() throws IOException {
    Suite suite = read(SMALL + "seeds: 3\n");
    SuiteRelation on = suite.relations().get(0);
    assertEquals(0, suite.inversionSeed(on, on.scenarios().get(0), 0));
    assertEquals(1, suite.inversionSeed(on, on.scenarios().get(0), 1));
    assertEquals(2, suite.inversionSeed(on, on.scenarios().get(1), 0));
    assertEquals(0, suite.inversionSeed(on, on.scenarios().get(1), 1));
    assertEquals(0, read(SMALL).inversionSeed(on, on.scenarios().get(1), 1));
  }

  @Test
  void theSeedOfAnImageIsThatOfItsScenario() throws IOException {
    Suite suite = read(SMALL);
    SuiteRelation mine = suite.relations().get(1);
    assertEquals(
        ImageSeed.of("small", "mine", "red star {} blue circle", 1),
        suite.seed(mine, mine.scenarios().get(0), 1));
  }

  /** What is written, what stands there instead, and what is then refused. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "schema: 1 | schema: 2 | line 1, schema: is 2, and this program reads 1; take",
        "name: small | name: so/small | line 2, name: is 'so/small'; write it with a-z",
        "name: small | name: 5 | line 2, name: must be text; write",
        "description: Two relations. | descriptoin: Two. | line 3, descriptoin: There is no such key",
        "model: mini | model: | line 4, model: must be text; write",
        "model: mini | # no model | line 1: The key model is missing; add it",
        "preset: quick | preset: slow | line 5, preset: There is no preset 'slow'; possible are",
        "images_per_prompt: 2 | images_per_prompt: 0 | line 6, images_per_prompt: is 0; it must be",
        "images_per_prompt: 2 | images_per_prompt: two | line 6, images_per_prompt: is two; it must",
        "drawing: { steps: 10 } | seeds: 0 | line 7, seeds: is 0; it must be",
        "{ steps: 10 } | { stpes: 10 } | line 7, drawing.stpes: There is no option stpes; possible",
        "{ steps: 10 } | 10 | line 7, drawing: must hold keys with values; write",
        "steps: 60 | steps: 0 | line 9, learning.steps: steps is 0; it must be between",
        "steps: 60 | seed: 7 | line 9, learning.seed: Seeds of learning are counted from 0 on; say",
        "steer_weight: 0 | seed: 7 | line 17, methods[2].options.seed: Seeds of learning are count",
        "steps: 60 | steps: [60] | line 9, learning.steps: must be a single value; write",
        "steps: 60 | steps: | line 9, learning.steps: steps is ''; possible is a whole number",
        "says: and | says: plus | line 12, methods[0].says: There is no method that says 'plus'; poss",
        "name: said | name: and | line 13, methods[1]: repeats 'and'; change it",
        "says: token | says: words | line 17, methods[2].options: There is no such key; write one of",
        "steer_weight: 0 | steer_weigth: 0 | line 17, methods[2].options.steer_weigth: There is no opt",
        "exemplars: example:on | exemplars: world:at | line 20, relations[0].exemplars: The scene wor",
        "exemplars: example:on | exemplars: example:../on | line 20, relations[0].exemplars: 'example:",
        "words: next to | # no words | line 27, relations[1]: The key words is missing, by which a met",
        "control: true | control: maybe | line 23, relations[0].control: must be true or false; write",
        "name: mine | name: on | line 27, relations[1]: repeats 'on'; change it",
        "a: green star | a: \"green {} star\" | line 26, relations[0].scenarios[1].a: must be words on one",
        "a: green star | c: green star | line 26, relations[0].scenarios[1].c: There is no such key;",
        "commit: 4585e12 | # no commit | line 33, expected: The key commit is missing; add it",
        "{ method: plain, relation | { method: full, relation | expected.scores[0].method: This suite",
        "relation: on, | relation: at, | expected.scores[0].relation: This suite has no 'at'; possible",
        "value: 0.5 | value: half | expected.scores[0].value: is half; it must be a number",
        "tolerance: 0.1 | tolerance: -0.1 | expected.scores[0].tolerance: is -0.1; it must be a numb",
      })
  void whatIsWrongIsRefusedWithItsPlace(String written, String instead, String refused)
      throws IOException {
    String yaml = SMALL.replace(written, instead);
    assertTrue(!yaml.equals(SMALL), written);
    UserException e = assertThrows(UserException.class, () -> read(yaml));
    assertTrue(e.getMessage().startsWith(temp.resolve("small.yaml") + ", line "), e.getMessage());
    assertTrue(e.getMessage().contains(refused), e.getMessage());
  }

  @Test
  void aHashMustBeOneAndIsNeeded() throws IOException {
    refused("line 21, relations[0].sha256: must be 64 digits", HASH.substring(1));
    UserException e =
        assertThrows(UserException.class, () -> read(SMALL.replaceFirst(" {4}sha256: .*\n", "")));
    assertTrue(e.getMessage().contains("relations[0]: The key sha256 is missing"), e.getMessage());
  }

  private void refused(String place, String hash) {
    UserException e = assertThrows(UserException.class, () -> read(SMALL.replaceFirst(HASH, hash)));
    assertTrue(e.getMessage().contains(place), e.getMessage());
  }

  @Test
  void aScenarioThatStandsTwiceIsRefused() {
    String twice =
        SMALL.replace(
            "- { a: green star, b: blue circle }",
            "- { a: red star, b: blue circle, background: gray, style: flat }");
    UserException e = assertThrows(UserException.class, () -> read(twice));
    assertTrue(e.getMessage().contains("line 26, relations[0].scenarios[1]: repeats 'red star {}"));
  }

  @Test
  void aSuiteThatIsMissingIsNamed() {
    UserException e =
        assertThrows(UserException.class, () -> Suite.read(temp.resolve("none.yaml")));
    assertTrue(e.getMessage().contains("none.yaml is missing; "), e.getMessage());
  }
}

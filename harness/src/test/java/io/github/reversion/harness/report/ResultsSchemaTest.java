package io.github.reversion.harness.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.reversion.harness.TinySuite;
import io.github.reversion.harness.runs.DrawnRun;
import io.github.reversion.harness.runs.RunFolder;
import io.github.reversion.harness.runs.RunListener;
import io.github.reversion.harness.runs.Workers;
import io.github.reversion.harness.score.OracleScorer;
import io.github.reversion.harness.score.Scorer;
import io.github.reversion.harness.score.Scoring;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The schema that is given to users against what is written. */
class ResultsSchemaTest {
  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(ResultsSchema.text(), InputFormat.JSON);

  @TempDir private static Path temp;
  private static String written;

  @BeforeAll
  static void report() throws IOException {
    RunFolder folder =
        DrawnRun.write(
            temp.resolve("run"), TinySuite.read(temp), key -> key.method().equals("full"));
    for (Scorer scorer : List.of(new OracleScorer(), new Brightness())) {
      new Scoring(folder, scorer, new Workers(1), RunListener.NONE).run();
    }
    Report.of(folder, sentence -> {}).write(folder);
    written = Files.readString(temp.resolve("run/results.json"));
  }

  private static List<Error> errors(String json) {
    return SCHEMA.validate(json, InputFormat.JSON);
  }

  @Test
  void whatIsWrittenIsValid() {
    assertEquals(List.of(), errors(written));
    Results results = Results.read(temp.resolve("run"));
    assertEquals(2, results.figure("light.red", "full", "").orElseThrow().interval().size());
    assertEquals(100, results.accuracies().get("light").n());
  }

  @Test
  void aSummaryIsValidToo() throws IOException {
    Path summary = temp.resolve("summary.json");
    Results.read(temp.resolve("run")).writeSummary(summary);
    assertEquals(List.of(), errors(Files.readString(summary)));
  }

  @Test
  void resultsWithoutFiguresAreNot() {
    String none =
        written.replaceFirst(
            "(?s)\"figures\" : \\[.*\\],(\\s+\"comparisons\")", "\"figures\" : [],$1");
    assertTrue(
        errors(none).stream().anyMatch(error -> error.toString().contains("/figures")), none);
  }

  /** What is written, what stands there instead, and where that is wrong. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "\"schema\" : 1 | \"schema\" : 2 | /schema",
        "\"suite\" : \"tiny\" | \"suite\" : \"a/b\" | /suite",
        "\"suite_sha256\" : \" | \"suite_sha256\" : \"x | /suite_sha256",
        "\"images\" : 16 | \"images\" : 0 | /images",
        "\"images\" : 16 | \"pictures\" : 16 | pictures",
        "\"kind\" : \"share\" | \"kind\" : \"sum\" | /kind",
        "\"value\" : 1.0 | \"value\" : 1.5 | /value",
        "\"interval\" : [ | \"interval\" : [ 0.5, | /interval",
        "\"measure\" : \"oracle. | \"measure\" : \" | /measure",
        "\"prompt\" : \"red star {} | \"prompt\" : \"red star | /prompts/0/prompt",
        "\"embeddings\" : { | \"embeddings\" : { \"on/full\": \"\", | /embeddings",
        "/full/0\" : \"e | /full/0\" : \"x | /embeddings",
        "\"light\" : \"1 | \"light\" : \"x | /scorers/light",
        "\"value\" : 0.93 | \"value\" : 93 | /accuracies/light/value",
        "\"holm\" : 1.0 | \"holm\" : \"no\" | /holm",
      })
  void whatIsDamagedIsNot(String right, String wrong, String place) {
    String damaged = written.replaceFirst(Pattern.quote(right), Matcher.quoteReplacement(wrong));
    assertTrue(!damaged.equals(written), right);
    List<Error> errors = errors(damaged);
    assertTrue(
        errors.stream().anyMatch(error -> error.toString().contains(place)), errors::toString);
  }
}

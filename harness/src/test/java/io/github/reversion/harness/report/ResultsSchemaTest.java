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
    new Scoring(folder, new OracleScorer(), new Workers(1), RunListener.NONE).run();
    Report.of(folder, sentence -> {}).write(folder);
    written = Files.readString(temp.resolve("run/results.json"));
  }

  private static List<Error> errors(String json) {
    return SCHEMA.validate(json, InputFormat.JSON);
  }

  @Test
  void whatIsWrittenIsValid() {
    assertEquals(List.of(), errors(written));
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
        "\"kind\" : \"share\" | \"kind\" : \"sum\" | /figures/0/kind",
        "\"value\" : 1.0 | \"value\" : 1.5 | /value",
        "\"interval\" : [ | \"interval\" : [ 0.5, | /interval",
        "\"measure\" : \"oracle. | \"measure\" : \" | /measure",
        "\"prompt\" : \"red star {} | \"prompt\" : \"red star | /prompts/0/prompt",
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

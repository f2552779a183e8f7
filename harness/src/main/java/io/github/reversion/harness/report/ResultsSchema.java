package io.github.reversion.harness.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** What {@code results.json} holds, as a JSON Schema (draft 2020-12). */
public final class ResultsSchema {
  private ResultsSchema() {}

  /** The schema's text. */
  public static String text() {
    try (InputStream in = ResultsSchema.class.getResourceAsStream("results.schema.json")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("The schema cannot be read", e);
    }
  }
}

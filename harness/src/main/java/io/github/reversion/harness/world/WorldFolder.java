package io.github.reversion.harness.world;

import io.github.reversion.harness.json.Json;
import io.github.reversion.harness.json.JsonLines;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where measures of a model are kept, a line each, so that measuring can be stopped at any time.
 *
 * @param root the folder
 */
public record WorldFolder(Path root) {
  private static final String REMEDY = "name a folder that 'reversion world measure' has written";

  private Path descriptionFile() {
    return root.resolve("description.json");
  }

  /**
   * What all of it follows from.
   *
   * @throws io.github.reversion.UserException if nothing was measured here
   */
  WorldDescription description() {
    return Json.read(descriptionFile(), WorldDescription.class, WorldMeasures.SCHEMA, REMEDY);
  }

  /**
   * Makes the folder one for these measures, or goes on with it if it is.
   *
   * @throws io.github.reversion.UserException if it holds others, naming file and key
   */
  void claim(WorldDescription wanted) {
    if (Files.exists(descriptionFile())) {
      Json.requireSame(descriptionFile(), description(), wanted);
    } else {
      Json.write(descriptionFile(), wanted);
    }
  }

  /** {@code ROW.jsonl}: a line a picture. */
  JsonLines<PictureLine> pictures(Row row) {
    return new JsonLines<>(root.resolve(row + ".jsonl"), PictureLine.class);
  }

  /** {@code inversion.jsonl}: a line an inversion. */
  JsonLines<InversionLine> inversions() {
    return new JsonLines<>(root.resolve(Row.INVERSION + ".jsonl"), InversionLine.class);
  }
}

package io.github.reversion.benchmark.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.reversion.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutcomeFileTest {
  private static final Outcome GOOD =
      new Outcome(true, true, true, false, false, "A is on B, no line");
  private static final Outcome BAD =
      new Outcome(false, true, false, true, true, "A looks like a star");

  @TempDir private Path folder;

  @Test
  void outcomesAreAddedToThoseThere() {
    OutcomeFile file = new OutcomeFile(folder.resolve("new").resolve("a.csv"));
    assertEquals(List.of(), file.read());
    file.append(List.of(GOOD));
    file.append(List.of(BAD, GOOD));
    assertEquals(List.of(GOOD, BAD, GOOD), file.read());
  }

  @Test
  void aLineCutOffIsRefused() throws IOException {
    Path file = folder.resolve("a.csv");
    Files.writeString(file, "relation,entities,ground,style,leaked,reason\n1,1,0\n");
    assertThrows(UserException.class, () -> new OutcomeFile(file).read());
  }
}

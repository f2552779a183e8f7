package io.github.reversion.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.reversion.RunFailedException;
import io.github.reversion.UserException;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;

class FailureTest {
  private final StringWriter err = new StringWriter();

  private int report(Throwable e) {
    return Failure.of(e).report(CliRun.session(new StringWriter(), err, () -> false), false);
  }

  @Test
  void whatAUserCanMendIsOneLineAndStatus2() {
    assertEquals(2, report(new UserException("x.png: is broken;\n  save it again")));
    assertEquals("x.png: is broken; save it again.\n", err.toString());
  }

  @Test
  void whereMemoryRunsOutItSaysWhatToLower() {
    assertEquals(3, report(new OutOfMemoryError("Java heap space")));
    assertTrue(err.toString().startsWith("Memory ran out; lower "), err.toString());
    assertEquals(1, err.toString().lines().count());
  }

  @Test
  void whatDidNotComeToItsEndIsOneLineAndStatus3() {
    assertEquals(3, report(new RunFailedException("full of on: 2 are missing; run it again")));
    assertEquals("full of on: 2 are missing; run it again.\n", err.toString());
  }

  @Test
  void whereTheDiskIsFullNobodyIsAskedToReportThat() {
    IOException full = new IOException("No space left on device");
    assertEquals(3, report(new UncheckedIOException("a.png cannot be written", full)));
    assertEquals(
        "a.png cannot be written (java.io.IOException: No space left on device); free space, or"
            + " make the place one that you may read and write.\n",
        err.toString());
  }

  @Test
  void aFullDiskIsNoFaultOfTheInput() {
    IOException full = new IOException("runs/scores.jsonl: No space left on device");
    assertEquals(3, report(new UserException("scores.jsonl cannot be written; free space.", full)));
    assertEquals("scores.jsonl cannot be written; free space.\n", err.toString());
    IOException other = new IOException("Permission denied");
    assertEquals(2, report(new UserException("scores.jsonl cannot be written.", other)));
  }

  @Test
  void whatNobodyForesawIsStatus3AndSaysHowToSeeMore() {
    assertEquals(3, report(new IllegalStateException("odd")));
    assertEquals(
        "Unexpected failure: java.lang.IllegalStateException: odd (run it again with --debug to"
            + " see where, and report that).\n",
        err.toString());
  }
}

package io.github.reversion.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.reversion.UserException;
import java.io.StringWriter;
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
    assertEquals(2, report(new OutOfMemoryError("Java heap space")));
    assertTrue(err.toString().startsWith("Memory ran out; lower "), err.toString());
    assertEquals(1, err.toString().lines().count());
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

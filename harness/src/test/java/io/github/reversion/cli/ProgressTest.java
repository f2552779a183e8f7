package io.github.reversion.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private final StringWriter written = new StringWriter();
  private final AtomicLong nanos = new AtomicLong();

  private Progress progress(boolean terminal) {
    return new Progress(new PrintWriter(written), terminal, "step", nanos::get);
  }

  private void pass(double seconds) {
    nanos.addAndGet((long) (seconds * 1e9));
  }

  @Test
  void aLogGetsALineEveryTenth() {
    Progress progress = progress(false);
    for (int step = 1; step <= 200; step++) {
      progress.update(step, 200, "");
      pass(1);
    }
    progress.end();
    List<String> lines = written.toString().lines().toList();
    assertEquals(11, lines.size());
    assertEquals("step 1/200", lines.get(0));
    assertEquals("step 20/200  03:00 left", lines.get(1));
    assertEquals("step 200/200", lines.get(10));
  }

  @Test
  void timeLeftIsTakenFromTheStepsOfThisRun() {
    Progress progress = progress(false);
    progress.update(800, 1000, Progress.figure("loss", 0.01234));
    pass(36_000);
    progress.update(900, 1000, Progress.figure("loss", 0.5));
    assertEquals(
        List.of("step 800/1000  loss 0.0123", "step 900/1000  loss 0.5000  10:00:00 left"),
        written.toString().lines().toList());
  }

  @Test
  void aTerminalGetsOneLineThatIsDrawnAnewTenTimesASecondAtMost() {
    Progress progress = progress(true);
    for (int step = 1; step <= 100; step++) {
      progress.update(step, 100, "");
      pass(0.05);
    }
    progress.end();
    String text = written.toString();
    assertEquals(1, text.lines().filter(line -> line.contains("100/100")).count());
    assertTrue(text.contains("\r[####################] step 100/100 "), text);
    assertTrue(text.endsWith(" \n"), text);
    assertEquals(51, text.chars().filter(c -> c == '\r').count());
  }

  @Test
  void theLineGoesAwayForOtherWords() {
    Progress progress = progress(true);
    progress.clear();
    assertEquals("", written.toString());
    progress.update(1, 2, "");
    progress.clear();
    String line = "\r[##########----------] step 1/2";
    assertEquals(line + "\r" + " ".repeat(line.length() - 1) + "\r", written.toString());
    progress.end();
    assertFalse(written.toString().contains("\n"));
  }
}

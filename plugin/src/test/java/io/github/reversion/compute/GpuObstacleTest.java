package io.github.reversion.compute;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class GpuObstacleTest {

  @ParameterizedTest
  @CsvSource({
    "Linux, true, true, true, NONE",
    "Linux, true, true, false, CPU_BUILD",
    "Windows 11, true, false, false, NO_RUNTIME",
    "Linux, false, false, false, NO_DRIVER",
    "Mac OS X, false, false, false, MAC",
  })
  void whatIsSeenTellsWhatIsMissing(
      String system, boolean driver, boolean seen, boolean used, GpuObstacle obstacle) {
    assertEquals(obstacle, GpuObstacle.of(system, driver, seen, used));
  }

  @ParameterizedTest
  @EnumSource(value = GpuObstacle.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
  void eachHasARemedy(GpuObstacle obstacle) {
    assertEquals(obstacle.what() + "; " + obstacle.remedy(), obstacle.sentence());
    assertTrue(obstacle.remedy().length() > 30);
  }

  @Test
  void theReportNamesWhatComputesAndWhatDoesNot() {
    DeviceReport report = DeviceReport.of(ComputeDevice.cpu());
    Map<String, String> rows = report.rows();
    assertTrue(rows.get("Engine").startsWith("PyTorch 2.7.1 by DJL "), rows.toString());
    assertTrue(rows.get("Devices").startsWith("cpu: "), rows.toString());
    assertTrue(rows.get("Chosen device").startsWith("cpu, "), rows.toString());
    assertEquals("the CPU was asked for", rows.get("Why that one"));
    boolean usable = report.obstacle() == GpuObstacle.NONE;
    assertEquals(usable ? "nothing" : report.obstacle().remedy(), rows.get("What to do"));
    assertEquals("true", System.getProperty("ai.djl.offline"), "nothing is downloaded unasked");
  }
}

package io.github.reversion.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.scijava.module.Module;

class DeviceTest {
  private final Host host = new Host();

  @AfterEach
  void close() {
    host.close();
  }

  @Test
  void itTellsWhatComputesAndWhyThere() {
    String report = (String) host.run(Device.class, "device", "cpu").getOutput("report");
    assertTrue(report.contains("Engine: PyTorch "), report);
    assertTrue(report.contains("\nWhy that one: the CPU was asked for\n"), report);
    assertTrue(report.contains("\nWhy no GPU: "), report);
    assertTrue(report.contains("\nWhat to do: "), report);
    assertFalse(report.contains("Verification"), report);
  }

  @Test
  void itVerifiesOnRequest() {
    Module run = host.run(Device.class, "device", "cpu", "verify", true);
    String report = (String) run.getOutput("report");
    assertTrue(report.matches("(?s).*\nVerification: \\d+ passed, 0 failed, \\d+ skipped"), report);
  }

  @Test
  void aDeviceThatIsNoneIsRefused() {
    assertEquals(
        "Unknown device 'gpux': say auto, cpu, cuda, cuda:<number> or mps.",
        Host.refusal(host.run(Device.class, "device", "gpux")));
  }
}

package io.github.reversion.compute;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ComputeDeviceTest {

  @ParameterizedTest
  @ValueSource(strings = {"gpux", "cuda:", "cuda:-1", "cuda:99999999999", ""})
  void aNameThatIsNoneIsRefusedWithThePossibleOnes(String name) {
    assertEquals(
        "Unknown device '" + name + "': say auto, cpu, cuda, cuda:<number> or mps.", refused(name));
  }

  @Test
  @DisabledOnOs(OS.MAC)
  void appleGpusAreForMacs() {
    assertTrue(refused("mps").startsWith("Device 'mps' cannot be used"));
  }

  @Test
  void theCpuIsAlwaysThere() {
    assertFalse(ComputeDevice.choose(" CPU ").isCuda());
    assertEquals("cpu", ComputeDevice.choose("cpu").name());
  }

  private static String refused(String name) {
    return assertThrows(ComputeException.class, () -> ComputeDevice.choose(name)).getMessage();
  }
}

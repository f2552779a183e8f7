package io.github.reversion.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.reversion.compute.ComputeDevice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

class VerifyCommandTest {
  @TempDir Path temp;

  @Test
  void theEmbeddedCasesPass() throws IOException {
    Path json = temp.resolve("report.json");
    CliRun run = CliRun.of("verify", "--device=cpu", "--json=" + json);
    assertEquals(0, run.status(), run.out() + run.err());
    List<String> lines = run.out().lines().toList();
    JsonNode report = JsonMapper.builder().build().readTree(json.toFile());
    int passed = report.path("passed").intValue();
    assertEquals(passed + " passed, 0 failed, 0 skipped", lines.get(lines.size() - 1));
    assertTrue(passed > 50, run.out());
    assertEquals(passed, lines.stream().filter(l -> l.startsWith("PASSED ")).count());
    assertEquals("cpu", report.path("device").textValue());
  }

  @Test
  void aFolderWithoutCasesFails() {
    CliRun run = CliRun.of("verify", "--goldens=" + temp);
    assertEquals(1, run.status());
    assertTrue(run.out().contains("FAILED  folder manifest.json"), run.out());
    assertTrue(run.out().endsWith("0 passed, 1 failed, 0 skipped\n"), run.out());
  }

  @Test
  void noFolderIsRefused() {
    CliRun run = CliRun.of("verify", "--goldens=" + temp.resolve("none"));
    assertEquals(2, run.status());
    assertEquals(1, run.complaints().size(), run.err());
    assertTrue(run.err().contains("none, which is no folder"), run.err());
  }

  @Test
  void failuresOnAGpuThatMayBeTf32AreExplained() {
    ComputeDevice gpu = new ComputeDevice(Device.gpu(0), "for this test");
    assertTrue(VerifyCommand.hint(gpu, 1, null).orElseThrow().contains("NVIDIA_TF32_OVERRIDE=0"));
    assertTrue(VerifyCommand.hint(gpu, 1, "1").isPresent());
    assertEquals(Optional.empty(), VerifyCommand.hint(gpu, 1, "0"));
    assertEquals(Optional.empty(), VerifyCommand.hint(gpu, 0, null));
    assertEquals(Optional.empty(), VerifyCommand.hint(ComputeDevice.cpu(), 1, null));
  }

  @Test
  void theUserStopsItAfterACase() {
    CliRun run = CliRun.of(() -> true, "verify");
    assertEquals(130, run.status());
    assertEquals(List.of("Stopped."), run.complaints());
  }

  static boolean fullDevice() {
    return Files.exists(Path.of("/dev/full"));
  }

  @Test
  @EnabledIf("fullDevice")
  void aFullDiskIsOneSentence() {
    CliRun run = CliRun.of("verify", "--goldens=" + temp, "--json=/dev/full");
    assertEquals(3, run.status());
    assertEquals(1, run.complaints().size(), run.err());
    assertTrue(run.err().contains("/dev/full could not be written (No space left"), run.err());
    assertTrue(Files.exists(Path.of("/dev/full")) && !Files.isRegularFile(Path.of("/dev/full")));
  }
}

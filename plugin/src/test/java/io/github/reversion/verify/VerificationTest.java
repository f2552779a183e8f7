package io.github.reversion.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.github.reversion.compute.ComputeDevice;
import io.github.reversion.store.ModelStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerificationTest {
  private static final String UNET = "unet/tiny-eps.safetensors";

  @TempDir Path folder;

  @Test
  void everyCaseOfEveryPartPasses() {
    List<CaseResult> told = new ArrayList<>();
    VerificationReport report =
        Verification.run(GoldenCopy.GOLDENS, ComputeDevice.cpu(), told::add);
    assertEquals(List.of(), notPassed(report));
    assertEquals(report.cases(), told);
    assertEquals(
        Map.ofEntries(
            Map.entry("tokenizer", 402L),
            Map.entry("text_encoder", 6L),
            Map.entry("unet", 23L),
            Map.entry("vae", 4L),
            Map.entry("preprocessing", 27L),
            Map.entry("samplers", 69L),
            Map.entry("noise_schedule", 3L),
            Map.entry("steering", 13L),
            Map.entry("importance_sampling", 8L),
            Map.entry("training", 2L),
            Map.entry("generation", 10L),
            Map.entry("embedding_files", 46L),
            Map.entry("malformed_files", 40L)),
        new TreeMap<>(
            told.stream().collect(Collectors.groupingBy(CaseResult::part, Collectors.counting()))));
    assertEquals("653 passed, 0 failed, 0 skipped", report.summaryLine());
  }

  @Test
  void theSetInsideTheJarPasses() throws IOException {
    VerificationReport report =
        Verification.bundled(new ModelStore(folder), ComputeDevice.cpu(), result -> {});
    assertEquals(List.of(), notPassed(report));
    assertTrue(report.passed() > 90, report.summaryLine());
    Path unpacked;
    try (Stream<Path> folders = Files.list(folder)) {
      unpacked = folders.findFirst().orElseThrow();
    }
    try (Stream<Path> files = Files.walk(unpacked)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path original = GoldenCopy.GOLDENS.resolve(unpacked.relativize(file).toString());
        boolean manifest = file.endsWith(GoldenFolder.MANIFEST);
        assertTrue(manifest || Files.mismatch(file, original) == -1, file.toString());
      }
    }
  }

  @Test
  void checkpointsMayHaveOtherNames() throws IOException {
    GoldenCopy copy =
        GoldenCopy.of(
            folder,
            "tiny-sd15",
            "tiny-sd21",
            "tiny-sd21-sharded",
            "tokenizer.json",
            "text_encoder",
            "unet/tiny-sd21.safetensors",
            "vae",
            "generation",
            "textual_inversion",
            "training");
    copy.keepOnly("generation/trajectories.json", "sd15_no_guidance");
    copy.json("training/training.json", tree -> ((ArrayNode) tree.get("runs")).remove(1));
    Files.delete(folder.resolve("training/accumulation_4.safetensors"));
    copy.rename("tiny-sd15", "first model").rename("tiny-sd21", "another");
    VerificationReport report = copy.replay();
    assertEquals(0, report.failed(), () -> notPassed(report).toString());
    List<String> names = report.cases().stream().map(CaseResult::name).toList();
    assertTrue(names.contains("first model/plain") && names.contains("another-sharded/odd"));
    assertTrue(names.contains("accumulation_1") && names.contains("another/webui.pt"));
    assertFalse(names.stream().anyMatch(name -> name.contains("tiny")));
  }

  @Test
  void aWrongNumberInATrainingRunOrPictureFailsIt() throws IOException {
    GoldenCopy copy = GoldenCopy.of(folder, "tiny-sd15", "tiny-sd21", "generation", "training");
    copy.keepOnly("generation/trajectories.json", "sd21_ddim");
    copy.json("training/training.json", tree -> ((ArrayNode) tree.get("runs")).remove(1));
    Files.delete(folder.resolve("training/accumulation_4.safetensors"));
    copy.add("training/accumulation_1.safetensors", "run/out.embedding", 1e-4);
    copy.put("training/training.json", "/runs/0/positive_words/7/0/1", "teapot");
    copy.add("generation/trajectories.safetensors", "sd21_ddim/out.image_uint8", 3);
    copy.put("generation/trajectories.json", "/prompt_preparation/cases/0/1", "Teapot");
    VerificationReport report = copy.replay();
    Map<String, String> failed =
        report.cases().stream()
            .filter(result -> result.verdict() == Verdict.FAILED)
            .collect(Collectors.toMap(CaseResult::name, CaseResult::detail));
    assertEquals(3, failed.size(), failed.toString());
    assertTrue(failed.get("accumulation_1").contains("out.embedding"), failed.toString());
    assertTrue(failed.get("accumulation_1").contains("in.positive_ids"), failed.toString());
    assertTrue(failed.get("sd21_ddim").contains("out.image_uint8"), failed.toString());
    assertTrue(failed.get("prompt_preparation/0").contains("Teapot"), failed.toString());
  }

  @Test
  void whatIsMissingIsSkipped() throws IOException {
    GoldenCopy copy = GoldenCopy.of(folder, UNET, "unet/tiny-sd15.safetensors", "tiny-eps");
    Files.delete(folder.resolve("unet/tiny-sd15.safetensors"));
    VerificationReport report = copy.replay();
    assertEquals("2 passed, 0 failed, 13 skipped", report.summaryLine());
    assertTrue(
        report
            .cases()
            .contains(
                CaseResult.skipped(
                    "unet",
                    "unet/tiny-sd15.safetensors",
                    "listed in manifest.json, but not in the folder")));
    assertEquals(
        12,
        report.cases().stream()
            .filter(c -> c.detail().equals("the folder has no such file"))
            .count());
  }

  @Test
  void whatCannotBeReadFailsAndTheRestGoesOn() throws IOException {
    GoldenCopy copy =
        GoldenCopy.of(folder, UNET, "tiny-eps", "steering", "schedulers", "vae", "images");
    Files.writeString(folder.resolve("steering/loss.json"), "{");
    Files.write(folder.resolve(UNET), new byte[11]);
    copy.json("images/preprocessing.json", tree -> ((ArrayNode) tree.get("cases")).remove(0));
    Files.delete(folder.resolve("images/rgb_1x7.png"));
    Files.delete(folder.resolve("schedulers/trajectories.json"));
    Map<String, String> failed =
        copy.replay().cases().stream()
            .filter(result -> result.verdict() == Verdict.FAILED)
            .collect(Collectors.toMap(CaseResult::name, CaseResult::detail));
    assertTrue(failed.get("steering/loss.json").contains("is not JSON"), failed.toString());
    assertTrue(failed.get(UNET).contains("tiny-eps.safetensors"), failed.toString());
    assertTrue(failed.get("vae/tiny-sd15.safetensors").contains("is missing"), failed.toString());
    assertTrue(failed.get("rgb_1x7_64").contains("is missing"), failed.toString());
    assertTrue(
        failed.get("images/preprocessing.safetensors/rgb_37x53_64").contains("not compared"),
        failed.toString());
    assertTrue(
        failed.get("schedulers/trajectories.safetensors").contains("not compared"),
        failed.toString());
  }

  @Test
  void anExpectedTensorThatNobodyComparesFails() throws IOException {
    GoldenCopy copy = GoldenCopy.of(folder, UNET, "tiny-eps");
    copy.addTensor(UNET, "square/out.tap.attic").addTensor(UNET, "extra/out.mystery");
    copy.addTensor(UNET, "extra/in.unused");
    List<CaseResult> failed = notPassed(copy.replay());
    failed.removeIf(result -> result.verdict() == Verdict.SKIPPED);
    assertEquals(
        List.of("tiny-eps/extra", "tiny-eps/square"),
        failed.stream().map(CaseResult::name).toList());
    assertTrue(failed.get(1).detail().contains("attic: "), failed.get(1).detail());
  }

  @Test
  void aFileOutsideTheFolderIsNotRead() throws IOException {
    GoldenCopy copy = GoldenCopy.of(folder, "images");
    copy.put("images/preprocessing.json", "/cases/0/file", "../outside.png");
    List<CaseResult> failed = notPassed(copy.replay());
    failed.removeIf(result -> result.verdict() == Verdict.SKIPPED);
    assertEquals(1, failed.size());
    assertTrue(failed.get(0).detail().contains("lies outside"), failed.get(0).detail());
  }

  @Test
  void aTensorWithoutToleranceFails() throws IOException {
    GoldenCopy copy = GoldenCopy.of(folder, UNET, "tiny-eps");
    copy.put("manifest.json", "/files/unet~1tiny-eps.safetensors/tensors", Map.of());
    List<CaseResult> failed = notPassed(copy.replay());
    failed.removeIf(result -> result.verdict() == Verdict.SKIPPED);
    assertEquals(2, failed.size());
    assertTrue(failed.get(0).detail().contains("gives no tolerance"), failed.get(0).detail());
  }

  @Test
  void aFolderThatIsNoneFails() throws IOException {
    VerificationReport report = new GoldenCopy(folder.resolve("none")).replay();
    assertEquals("0 passed, 1 failed, 0 skipped", report.summaryLine());
    assertTrue(report.cases().get(0).detail().contains("manifest.json"));
    Files.writeString(folder.resolve("manifest.json"), "[]");
    assertEquals(1, new GoldenCopy(folder).replay().failed());
  }

  @Test
  void theListenerCanEndTheRun() throws IOException {
    GoldenCopy copy = GoldenCopy.of(folder, "steering");
    IllegalStateException enough = new IllegalStateException("enough");
    List<CaseResult> told = new ArrayList<>();
    assertSame(
        enough,
        assertThrows(
            IllegalStateException.class,
            () ->
                Verification.run(
                    copy.root(),
                    ComputeDevice.cpu(),
                    result -> {
                      told.add(result);
                      if (result.name().equals("three_rows_t0.07")) {
                        throw enough;
                      }
                    })));
    assertEquals("three_rows_t0.07", told.get(told.size() - 1).name());
  }

  @Test
  void theReportIsWrittenForPrograms() throws IOException {
    VerificationReport report =
        new VerificationReport(
            List.of(
                new CaseResult("unet", "a", Verdict.PASSED, 1e-6, 1e-5, "largest error: out.x"),
                CaseResult.failed("unet", "b", "broken"),
                CaseResult.skipped("vae", "vae/*", "not there")));
    JsonNode json = new ObjectMapper().readTree(report.toJson(ComputeDevice.cpu()).toString());
    assertEquals(1, json.get("format").intValue());
    assertEquals("cpu", json.get("device").textValue());
    assertTrue(json.get("engine").textValue().startsWith("PyTorch "));
    assertFalse(json.get("reason").textValue().isEmpty());
    assertFalse(json.get("version").textValue().isEmpty());
    assertEquals(1, json.get("failed").intValue());
    assertEquals(
        new ObjectMapper()
            .readTree(
                """
                [{"part": "unet", "name": "a", "verdict": "passed", "error": 1e-6,
                  "tolerance": 1e-5, "detail": "largest error: out.x"},
                 {"part": "unet", "name": "b", "verdict": "failed", "error": null,
                  "tolerance": null, "detail": "broken"},
                 {"part": "vae", "name": "vae/*", "verdict": "skipped", "error": null,
                  "tolerance": null, "detail": "not there"}]
                """),
        json.get("cases"));
  }

  private static List<CaseResult> notPassed(VerificationReport report) {
    return report.cases().stream()
        .filter(result -> result.verdict() != Verdict.PASSED)
        .collect(Collectors.toCollection(ArrayList::new));
  }
}

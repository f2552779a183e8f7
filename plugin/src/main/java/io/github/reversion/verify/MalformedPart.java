package io.github.reversion.verify;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.reversion.compute.Precision;
import io.github.reversion.pipeline.Networks;
import io.github.reversion.weights.Safetensors;
import io.github.reversion.weights.WeightFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Damaged files and U-Net folders: refused with an error that names what is wrong. */
final class MalformedPart implements GoldenPart {
  private static final Pattern TENSOR = Pattern.compile("tensor '[^']+'");

  @Override
  public String name() {
    return "malformed_files";
  }

  @Override
  public String files() {
    return "malformed/cases.json";
  }

  @Override
  public void replay(GoldenFolder folder, String file, Replay replay) {
    for (JsonNode facts : folder.json(file).required("cases")) {
      String path = facts.required("path").textValue();
      replay.check(
          path.substring(path.indexOf('/') + 1),
          comparison -> open(facts, folder.path(path), replay, comparison));
    }
  }

  private static void open(JsonNode facts, Path path, Replay replay, Comparison comparison) {
    if (!Files.exists(path)) {
      throw new GoldenException(path + ": is missing; copy the folder again");
    }
    String kind = facts.required("kind").textValue();
    Refusal refusal =
        switch (kind) {
          case "file" -> Refusal.of(() -> Safetensors.read(path));
          case "unet directory" -> Refusal.of(() -> loadUNet(path, replay));
          default -> throw new GoldenException("There is no kind of case '" + kind + "'");
        };
    refusal.compare(facts.required("outcome").textValue(), comparison);
    if (refusal.error() != null && !namesAll(facts, refusal) && !namesAlternative(facts, refusal)) {
      comparison.fault(
          "the error does not name %s: %s"
              .formatted(facts.path("message_names"), refusal.error().getMessage()));
    }
  }

  private static void loadUNet(Path folder, Replay replay) {
    try (Networks networks = new Networks(replay.device(), Precision.FP32)) {
      networks.unet(folder);
    }
  }

  private static boolean namesAll(JsonNode facts, Refusal refusal) {
    List<String> names = new ArrayList<>();
    facts.path("message_names").forEach(name -> names.add(name.textValue()));
    return names.stream().allMatch(refusal::names);
  }

  /** Where taking the library's default is acceptable: the weight file and a tensor are named. */
  private static boolean namesAlternative(JsonNode facts, Refusal refusal) {
    return facts.has("also_acceptable")
        && refusal.names(WeightFiles.DIFFUSERS)
        && TENSOR.matcher(refusal.error().getMessage()).find();
  }
}

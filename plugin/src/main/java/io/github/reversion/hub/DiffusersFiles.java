package io.github.reversion.hub;

import io.github.reversion.UserException;
import io.github.reversion.weights.WeightFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which files of a repository a model needs; many hold the same weights several times. */
final class DiffusersFiles {
  private static final List<String> NEEDED =
      List.of(
          "model_index.json",
          "scheduler/scheduler_config.json",
          "text_encoder/config.json",
          "tokenizer/merges.txt",
          "tokenizer/special_tokens_map.json",
          "tokenizer/tokenizer_config.json",
          "tokenizer/vocab.json",
          "unet/config.json",
          "vae/config.json");

  /** What says who may do what with the model. */
  private static final Pattern WORDS = Pattern.compile("(README|LICEN[SC]E)[\\w.-]*");

  private static final Pattern CHECKPOINT = Pattern.compile("[\\w.-]+\\.safetensors");

  private final String id;
  private final List<HubFile> all;
  private final List<String> variants;

  private DiffusersFiles(String id, List<HubFile> all, List<String> variants) {
    this.id = id;
    this.all = all;
    this.variants = variants;
  }

  /**
   * Chooses.
   *
   * @param id the repository, for messages
   * @param half whether weights of 16 bits are wanted where there are such; half the size
   * @throws UserException if something needed is missing, naming it and what to do
   */
  static List<HubFile> choose(String id, List<HubFile> all, boolean half) {
    List<String> variants = half ? List.of("fp16", "bf16", "") : List.of("", "fp16", "bf16");
    return new DiffusersFiles(id, all, variants).choose();
  }

  private List<HubFile> choose() {
    if (find("model_index.json").isEmpty()) {
      throw new UserException(id + " is no model in diffusers layout; " + instead());
    }
    List<HubFile> chosen = new ArrayList<>();
    for (String path : NEEDED) {
      chosen.add(find(path).orElseThrow(() -> missing(path)));
    }
    chosen.addAll(matching(WORDS));
    chosen.addAll(weights("text_encoder", WeightFiles.TRANSFORMERS));
    chosen.addAll(weights("unet", WeightFiles.DIFFUSERS));
    chosen.addAll(weights("vae", WeightFiles.DIFFUSERS));
    return chosen;
  }

  private String instead() {
    return matching(CHECKPOINT).stream()
        .findFirst()
        .map(
            file ->
                "download its file "
                    + file.path()
                    + " with a browser, and convert that, if it is a checkpoint.")
        .orElse("choose one whose page shows a model_index.json.");
  }

  private UserException missing(String path) {
    return new UserException(id + " lacks " + path + "; choose another revision or model.");
  }

  private Optional<HubFile> find(String path) {
    return all.stream().filter(file -> file.path().equals(path)).findFirst();
  }

  private List<HubFile> matching(Pattern path) {
    return all.stream().filter(file -> path.matcher(file.path()).matches()).toList();
  }

  private List<HubFile> weights(String part, String base) {
    for (String variant : variants) {
      String dotted = variant.isEmpty() ? "" : "." + variant;
      Optional<HubFile> single = find(part + "/" + base + dotted + ".safetensors");
      if (single.isPresent()) {
        return List.of(single.get());
      }
      Optional<HubFile> index = find(part + "/" + base + ".safetensors.index" + dotted + ".json");
      if (index.isPresent()) {
        List<HubFile> files = new ArrayList<>(List.of(index.get()));
        files.addAll(shards(part, base, dotted));
        return files;
      }
    }
    boolean old = all.stream().anyMatch(file -> file.path().matches(part + "/[\\w.-]+\\.bin"));
    throw old
        ? new UserException(
            id
                + " has the weights of "
                + part
                + " as .bin only, an old kind that may run any program when it is read; choose"
                + " another revision or model.")
        : missing(part + "/" + base + ".safetensors");
  }

  private List<HubFile> shards(String part, String base, String dotted) {
    String variant = Pattern.quote(dotted);
    String count = "-\\d{5}-of-\\d{5}";
    return matching(
        Pattern.compile(
            part + "/" + base + "(" + variant + count + "|" + count + variant + ")\\.safetensors"));
  }
}

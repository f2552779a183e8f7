package io.github.reversion.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One wrong number or string in the golden data makes exactly its case fail. */
class VerificationDamageTest {
  private static final String[] TINY = {"unet/tiny-eps.safetensors", "tiny-eps"};
  private static final String[] SD21 = {"tiny-sd21/tokenizer", "tiny-sd21/text_encoder"};
  private static final String TRAJECTORIES = "schedulers/trajectories.safetensors";

  @TempDir Path folder;

  /** Changes a copy. */
  @FunctionalInterface
  interface Change {
    void apply(GoldenCopy copy) throws IOException;
  }

  /** What is copied, what is changed in it, and which case must fail, saying what. */
  record Damage(String failing, String says, Change change, List<String> copied) {
    Damage(String failing, String says, Change change, String... copied) {
      this(failing, says, change, List.of(copied));
    }

    @Override
    public String toString() {
      return failing + ": " + says;
    }
  }

  static Stream<Damage> damages() {
    return Stream.of(
        new Damage(
            "tokenizer tiny-sd21/5",
            "expected",
            copy -> copy.put("tokenizer_sd21.json", "/cases/5/input_ids/2", 3),
            "tokenizer_sd21.json",
            "tiny-sd21/tokenizer"),
        new Damage(
            "tokenizer tiny-sd21/special_ids",
            "pad: is 0, expected 7",
            copy -> copy.put("tokenizer_sd21.json", "/pad", 7),
            "tokenizer_sd21.json",
            "tiny-sd21/tokenizer"),
        text("plain", "out.last_hidden_state", 1e-3),
        text("replaced", "out.grad_vector", 1e-2),
        text("initial", "out.vector", 1e-6),
        unet("square", "out.sample", 1e-3),
        unet("square", "out.tap.time_embedding", 1e-3),
        unet("batch2", "out.grad_context", 1e-3),
        new Damage(
            "vae tiny-sd21/wide",
            "out.logvar",
            copy -> copy.add("vae/tiny-sd21.safetensors", "wide/out.logvar", 1e-3),
            "vae/tiny-sd21.safetensors",
            "tiny-sd21/vae"),
        images("rgb_64x64_64", "out.rgb", 1),
        images("rgb_1x7_512", "out.pixel_values_every_16th", 1e-5),
        new Damage(
            "preprocessing rgb_37x53_64",
            "SHA-256",
            copy -> copy.put("images/preprocessing.json", "/cases/0/rgb_uint8_hwc_sha256", "00"),
            "images"),
        sampler("unipc-epsilon-10", "out.trajectory", 1e-2),
        sampler("euler-epsilon-20", "out.sigmas", 1e-2),
        sampler("pndm_prk-epsilon-10", "out.timesteps", 1),
        new Damage(
            "samplers ddim-epsilon-10",
            "noises_used: is 0, expected 4",
            copy -> copy.put("schedulers/trajectories.json", "/cases/0/noises_used", 4),
            "schedulers"),
        noise("linear", "out.alphas_cumprod"),
        noise("ddpm", "out.velocity"),
        steering("out.loss"),
        steering("out.grad_vector"),
        new Damage(
            "steering one_row_t0.07",
            "negatives",
            copy -> copy.put("steering/loss.json", "/cases/0/negatives/1", 24),
            "steering"),
        importance("alpha_0.5", "out.t", 1),
        importance("alpha_1", "out.p", 1e-9),
        new Damage(
            "importance_sampling alpha_0/histogram",
            "count of bin 3",
            copy ->
                copy.put("sampling_of_timesteps/importance.json", "/cases/0/expected_count/3", 9e3),
            "sampling_of_timesteps"),
        new Damage(
            "embedding_files tiny-sd21/half.bin",
            "vector/out.f16_upcast",
            copy ->
                copy.add(
                    "textual_inversion/tiny-sd21/expected.safetensors",
                    "vector/out.f16_upcast",
                    1e-6),
            "textual_inversion/tiny-sd21"),
        new Damage(
            "embedding_files tiny-sd21/webui.pt",
            "the token: is <R>, expected <S>",
            copy -> copy.put("textual_inversion/tiny-sd21/cases.json", "/accepted/3/token", "<S>"),
            "textual_inversion/tiny-sd21"),
        new Damage(
            "embedding_files tiny-sd21/bfloat16.bin",
            "must be refused",
            copy ->
                copy.json(
                    "textual_inversion/tiny-sd21/cases.json",
                    tree -> {
                      ArrayNode refused = (ArrayNode) tree.get("refused");
                      refused.addObject().put("file", "bfloat16.bin").put("outcome", "refused");
                    }),
            "textual_inversion/tiny-sd21"),
        malformed("valid.safetensors", "must be refused", "outcome", "refused"),
        malformed("trailing.safetensors", "must be accepted", "outcome", "accepted"),
        malformed("micro/unet_no_weights", "does not name", "message_names", List.of("teapot")),
        malformed("micro/unet_unknown_block", "no kind of case", "kind", "teapot"));
  }

  private static Damage tensor(
      String failing, String file, String tensor, double difference, String... copied) {
    String says = tensor.substring(tensor.indexOf('/') + 1);
    return new Damage(failing, says, copy -> copy.add(file, tensor, difference), copied);
  }

  private static Damage text(String name, String tensor, double difference) {
    String file = "text_encoder/tiny-sd21.safetensors";
    String failing = "text_encoder tiny-sd21/" + name;
    return tensor(failing, file, name + "/" + tensor, difference, file, SD21[0], SD21[1]);
  }

  private static Damage unet(String name, String tensor, double difference) {
    return tensor("unet tiny-eps/" + name, TINY[0], name + "/" + tensor, difference, TINY);
  }

  private static Damage images(String name, String tensor, double difference) {
    String file = "images/preprocessing.safetensors";
    return tensor("preprocessing " + name, file, name + "/" + tensor, difference, "images");
  }

  private static Damage sampler(String name, String tensor, double difference) {
    return tensor("samplers " + name, TRAJECTORIES, name + "/" + tensor, difference, "schedulers");
  }

  private static Damage noise(String name, String tensor) {
    String file = "schedulers/ddpm.safetensors";
    return tensor("noise_schedule " + name, file, name + "/" + tensor, 1e-3, file);
  }

  private static Damage steering(String tensor) {
    String name = "one_row_t0.5";
    String file = "steering/loss.safetensors";
    return tensor("steering " + name, file, name + "/" + tensor, 1e-3, "steering");
  }

  private static Damage importance(String name, String tensor, double difference) {
    String file = "sampling_of_timesteps/importance.safetensors";
    String failing = "importance_sampling " + name;
    return tensor(failing, file, name + "/" + tensor, difference, "sampling_of_timesteps");
  }

  private static Damage malformed(String name, String says, String key, Object value) {
    return new Damage(
        "malformed_files " + name,
        says,
        copy ->
            copy.json(
                "malformed/cases.json",
                tree ->
                    tree.get("cases")
                        .forEach(
                            node -> {
                              if (node.get("path").textValue().equals("malformed/" + name)) {
                                ((ObjectNode) node).putPOJO(key, value);
                              }
                            })),
        "malformed");
  }

  @ParameterizedTest
  @MethodSource("damages")
  void oneWrongNumberOrStringFailsItsCaseAndNoOther(Damage damage) throws IOException {
    GoldenCopy copy = GoldenCopy.of(folder, damage.copied().toArray(String[]::new));
    damage.change().apply(copy);
    VerificationReport report = copy.replay();
    List<CaseResult> failed =
        report.cases().stream().filter(c -> c.verdict() == Verdict.FAILED).toList();
    assertEquals(
        List.of(damage.failing()), failed.stream().map(c -> c.part() + " " + c.name()).toList());
    String detail = failed.get(0).detail();
    assertTrue(detail.contains(damage.says()), detail);
    assertTrue(report.passed() > 0);
  }
}

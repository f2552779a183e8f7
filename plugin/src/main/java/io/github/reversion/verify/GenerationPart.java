package io.github.reversion.verify;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.reversion.clip.TokenIds;
import io.github.reversion.compute.Precision;
import io.github.reversion.diffusion.Sampler;
import io.github.reversion.image.RgbImage;
import io.github.reversion.pipeline.GuidedSampler;
import io.github.reversion.pipeline.Pixels;
import io.github.reversion.pipeline.Prompts;
import io.github.reversion.pipeline.StableDiffusion;
import io.github.reversion.relation.Relation;
import io.github.reversion.relation.RelationInfo;
import io.github.reversion.weights.DType;
import io.github.reversion.weights.TensorData;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.Stream;

/** From prompts with a learned relation and given latents to images, step by step. */
final class GenerationPart implements GoldenPart {
  private static final String TOKEN = "<R>";

  @Override
  public String name() {
    return "generation";
  }

  @Override
  public String files() {
    return "generation/trajectories.json";
  }

  @Override
  public void replay(GoldenFolder folder, String file, Replay replay) {
    JsonNode list = folder.json(file);
    int number = 0;
    for (JsonNode pair : list.path("prompt_preparation").path("cases")) {
      replay.check(
          "prompt_preparation/" + number++,
          comparison ->
              comparison.equal(
                  "the prompt",
                  pair.required(1).textValue(),
                  Prompts.prepare(pair.required(0).textValue(), List.of(TOKEN))));
    }
    GoldenTensors tensors = folder.tensorsOf(file);
    for (JsonNode facts : list.required("cases")) {
      String name = facts.required("case").textValue();
      replay.check(
          name,
          tensors,
          name,
          golden -> {
            String checkpoint = facts.required("checkpoint").textValue();
            try (StableDiffusion model =
                StableDiffusion.load(folder.path(checkpoint), replay.device(), Precision.FP32)) {
              generate(facts, golden, replay.manager(), model);
            }
          });
    }
  }

  private static void generate(
      JsonNode facts, GoldenCase golden, NDManager manager, StableDiffusion model) {
    float[][] vector = {golden.data("in.vector").toFloats()};
    Prompts prompts =
        new Prompts(model, List.of(new Relation(TOKEN, vector, RelationInfo.empty())));
    List<TokenIds> ids =
        Stream.of("negative_prompt", "prompt")
            .map(key -> prompts.ids(prompts.prepare(facts.required(key).textValue())))
            .toList();
    compareIds(golden, ids);
    NDArray context = prompts.encode(manager, ids);
    golden.compare("out.context", context);
    GuidedSampler guided = guided(facts, golden.name(), model);
    NDArray latents = golden.array(manager, "in.latents");
    NDArray used = guided.guided() ? context : context.get("1:");
    Sampler sampler = guided.sampler();
    golden.compare("out.timesteps", TensorData.ofDoubles(sampler.timesteps()));
    Series series = new Series(sampler.calls(), latents.getShape().getShape());
    NDArray last =
        guided.sample(
            latents,
            used.repeat(0, latents.getShape().get(0)),
            SamplerPart.recordedNoises(golden, manager),
            state -> {
              series.add(state.latents());
              return true;
            });
    golden.compare("out.latents_after_step", series.data());
    NDArray decoded = model.vae().decode(last);
    golden.compareIfExpected("out.decoded", decoded);
    golden.compareIfExpected("out.image", Pixels.unitRange(decoded));
    if (golden.has("out.image_uint8")) {
      golden.compare("out.image_uint8", bytes(Pixels.images(decoded)));
    }
  }

  private static GuidedSampler guided(JsonNode facts, String name, StableDiffusion model) {
    Sampler sampler =
        SamplerPart.sampler(
            facts.required("scheduler").textValue(),
            facts.required("scheduler_config"),
            facts.required("steps").intValue(),
            name);
    return new GuidedSampler(model.unet(), sampler, facts.required("guidance_scale").doubleValue());
  }

  private static void compareIds(GoldenCase golden, List<TokenIds> ids) {
    int[] found =
        ids.stream().flatMap(row -> row.ids().stream()).mapToInt(Integer::intValue).toArray();
    TensorData recorded = golden.data("in.input_ids");
    golden
        .comparison()
        .numbers("in.input_ids", recorded, TensorData.ofInts(found, recorded.dimensions()), 0);
  }

  private static TensorData bytes(List<RgbImage> images) {
    RgbImage first = images.get(0);
    ByteBuffer all = ByteBuffer.allocate(images.size() * first.rgb().length);
    images.forEach(image -> all.put(image.rgb()));
    List<Long> shape =
        List.of((long) images.size(), (long) first.height(), (long) first.width(), 3L);
    return TensorData.of(DType.U8, shape, all.flip());
  }
}

package io.github.reversion.pipeline;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import io.github.reversion.clip.TokenIds;
import io.github.reversion.compute.Autograd;
import io.github.reversion.compute.ComputeException;
import io.github.reversion.compute.Draws;
import io.github.reversion.compute.Torch;
import io.github.reversion.diffusion.Sampler;
import io.github.reversion.diffusion.SamplerKind;
import io.github.reversion.diffusion.SamplerState;
import io.github.reversion.diffusion.Samplers;
import io.github.reversion.image.RgbImage;
import io.github.reversion.relation.Relation;
import io.github.reversion.settings.SettingException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Draws images from prompts, with classifier-free guidance (Ho and Salimans 2022).
 *
 * <p>The noise of an image is drawn in Java from its seed: it is the same on every device, in every
 * batch and order.
 */
public final class TextToImage {
  private final StableDiffusion model;
  private final GenerationOptions options;
  private final Prompts prompts;
  private final GuidedSampler guided;
  private final Shape latentShape;

  /**
   * Plans drawing.
   *
   * @param relations those whose tokens may stand in prompts
   * @throws SettingException if an option does not suit the model
   */
  public TextToImage(StableDiffusion model, List<Relation> relations, GenerationOptions options) {
    this.model = model;
    this.options = options;
    prompts = new Prompts(model, relations);
    try {
      SamplerKind kind = options.kind(model.scheduler().defaultSampler());
      Sampler sampler = Samplers.create(kind, model.scheduler(), options.steps());
      guided = new GuidedSampler(model.unet(), sampler, options.guidanceScale());
    } catch (IllegalArgumentException e) {
      throw new SettingException(e.getMessage());
    }
    long channels = model.unet().config().inChannels();
    latentShape =
        new Shape(channels, side("height", options.height()), side("width", options.width()));
  }

  private long side(String name, int pixels) {
    int wanted = pixels == 0 ? model.resolution() : pixels;
    int unit = model.vae().config().downscale();
    if (wanted % unit != 0) {
      throw new SettingException(
          name + " is " + wanted + "; it must be a multiple of " + unit + ".");
    }
    return wanted / unit;
  }

  /**
   * Refuses, before anything is drawn, what cannot be drawn.
   *
   * @throws SettingException if the prompt has a {@code {}} and there is no relation
   */
  public void check(String prompt) {
    prompts.prepare(prompt);
    prompts.prepare(options.negativePrompt());
  }

  /**
   * Draws a series and returns it as a whole.
   *
   * @return the images, in the order of the requests; fewer if the listener cancels
   * @throws SettingException if a prompt has a {@code {}} for which there is no relation
   * @throws io.github.reversion.RunFailedException if memory does not suffice
   */
  public List<RgbImage> generate(List<ImageRequest> requests, GenerationListener listener) {
    List<RgbImage> images = new ArrayList<>();
    draw(requests, listener, images::add);
    return images;
  }

  /**
   * Draws a series for the listener, image by image, and keeps none: a series may be longer than
   * memory is large.
   *
   * @throws SettingException as {@link #generate}
   * @throws io.github.reversion.RunFailedException as {@link #generate}
   */
  public void draw(List<ImageRequest> requests, GenerationListener listener) {
    draw(requests, listener, image -> {});
  }

  private void draw(
      List<ImageRequest> requests, GenerationListener listener, Consumer<RgbImage> keep) {
    Map<String, TokenIds> ids = encode(requests, listener);
    int size = options.batchSize();
    try (NDManager manager = Torch.newManager(model.device());
        Autograd off = Autograd.off()) {
      for (int from = 0; from < requests.size(); from += size) {
        List<ImageRequest> batch = requests.subList(from, Math.min(from + size, requests.size()));
        try (NDScope scope = new NDScope()) {
          NDArray latents = sample(manager, batch, ids, from, requests.size(), listener);
          if (latents == null) {
            return;
          }
          int index = from;
          for (RgbImage image : Pixels.images(model.vae().decode(latents))) {
            listener.image(index, requests.get(index), image);
            keep.accept(image);
            index++;
          }
        }
      }
    } catch (EngineException e) {
      throw ComputeException.ifOutOfMemory(
          e, "lower batch-size (now " + size + "), width or height");
    }
  }

  /** Returns null if the listener cancels. */
  private NDArray sample(
      NDManager manager,
      List<ImageRequest> batch,
      Map<String, TokenIds> ids,
      int first,
      int all,
      GenerationListener listener) {
    List<TokenIds> rows = new ArrayList<>();
    if (guided.guided()) {
      batch.forEach(r -> rows.add(ids.get(options.negativePrompt())));
    }
    batch.forEach(r -> rows.add(ids.get(r.prompt())));
    int calls = guided.sampler().calls();
    if (listener.cancelled()) {
      return null;
    }
    boolean[] cancelled = new boolean[1];
    NDArray latents =
        guided.sample(
            noise(manager, batch, "latents", 0),
            prompts.encode(manager, rows),
            call -> noise(manager, batch, "sampler", call),
            state -> {
              listener.progress(first * calls + state.call() * batch.size(), all * calls);
              if (isShown(state, listener.intermediateEvery())) {
                show(state, batch, first, listener);
              }
              cancelled[0] = state.call() < calls && listener.cancelled();
              return !cancelled[0];
            });
    return cancelled[0] ? null : latents;
  }

  private boolean isShown(SamplerState state, int every) {
    return every > 0 && state.call() % every == 0 && state.call() < guided.sampler().calls();
  }

  private void show(
      SamplerState state, List<ImageRequest> batch, int first, GenerationListener listener) {
    try (NDScope scope = new NDScope()) {
      NDArray latents = guided.sampler().scaleModelInput(state);
      List<RgbImage> images = Pixels.images(model.vae().decode(latents));
      for (int i = 0; i < images.size(); i++) {
        listener.intermediate(first + i, batch.get(i), images.get(i));
      }
    }
  }

  /** The ids of all prompts, so that one that cannot be drawn is refused before the first image. */
  private Map<String, TokenIds> encode(List<ImageRequest> requests, GenerationListener listener) {
    Map<String, TokenIds> ids = new LinkedHashMap<>();
    if (guided.guided()) {
      ids.put(options.negativePrompt(), encode(options.negativePrompt()));
    }
    requests.forEach(r -> ids.computeIfAbsent(r.prompt(), this::encode));
    ids.forEach(
        (prompt, tokens) ->
            tokens.warning().ifPresent(w -> listener.warning("'" + prompt + "': " + w)));
    return ids;
  }

  private TokenIds encode(String prompt) {
    return prompts.ids(prompts.prepare(prompt));
  }

  private NDArray noise(NDManager manager, List<ImageRequest> batch, String purpose, long step) {
    int size = (int) latentShape.size();
    float[] numbers = new float[batch.size() * size];
    float[] one = new float[size];
    for (int i = 0; i < batch.size(); i++) {
      new Draws(batch.get(i).seed()).stream(purpose, step).fillGaussian(one);
      System.arraycopy(one, 0, numbers, i * size, size);
    }
    return manager.create(numbers, new Shape(batch.size()).addAll(latentShape));
  }
}

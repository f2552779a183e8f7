package io.github.reversion.run;

import io.github.reversion.image.RgbImage;
import io.github.reversion.pipeline.GenerationListener;
import io.github.reversion.pipeline.GenerationOptions;
import io.github.reversion.pipeline.ImageRequest;
import io.github.reversion.pipeline.StableDiffusion;
import io.github.reversion.pipeline.TextToImage;
import io.github.reversion.relation.Relation;
import io.github.reversion.settings.SettingException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Images to draw, in their order, each with the relations that may stand in its prompt.
 *
 * @param parts one after the other
 */
public record ImageSeries(List<Part> parts) {

  /**
   * Images that share their relations.
   *
   * @param relations those whose tokens may stand in the prompts; {@code {}} is the first one
   */
  public record Part(List<RelationSource> relations, List<ImageRequest> requests) {
    /** Copies the lists. */
    public Part {
      relations = List.copyOf(relations);
      requests = List.copyOf(requests);
    }

    /** Tokens and files of the relations: {@code <R> from carved_by.safetensors}. */
    public String relationText() {
      return relations.stream().map(RelationSource::text).collect(Collectors.joining(", "));
    }
  }

  /** Copies the list; refuses an empty series. */
  public ImageSeries {
    parts = List.copyOf(parts);
    if (parts.stream().allMatch(part -> part.requests().isEmpty())) {
      throw new SettingException("There is no prompt; give at least one.");
    }
  }

  /** Images that all share their relations. */
  public static ImageSeries of(List<RelationSource> relations, List<ImageRequest> requests) {
    return new ImageSeries(List.of(new Part(relations, requests)));
  }

  /** All images. */
  public List<ImageRequest> requests() {
    return parts.stream().flatMap(part -> part.requests().stream()).toList();
  }

  /** All relations, each once. */
  public List<RelationSource> relations() {
    return parts.stream().flatMap(part -> part.relations().stream()).distinct().toList();
  }

  /** For each image, what {@link Part#relationText} says. */
  public List<String> relationTexts() {
    return parts.stream()
        .flatMap(part -> part.requests().stream().map(request -> part.relationText()))
        .toList();
  }

  /**
   * Refuses, before anything is drawn, what cannot be drawn.
   *
   * @throws SettingException as {@link TextToImage}'s constructor and {@link TextToImage#check}
   */
  public void check(StableDiffusion model, GenerationOptions options) {
    for (Part part : parts) {
      TextToImage textToImage = drawing(part, model, options);
      part.requests().forEach(request -> textToImage.check(request.prompt()));
    }
  }

  /**
   * Draws all images for the listener, and keeps none.
   *
   * @throws SettingException as {@link #check}
   * @throws io.github.reversion.RunFailedException if memory does not suffice
   */
  public void draw(StableDiffusion model, GenerationOptions options, GenerationListener listener) {
    SeriesPart.draw(
        parts.stream()
            .map(part -> new SeriesPart(drawing(part, model, options), part.requests()))
            .toList(),
        listener);
  }

  /**
   * Draws all images and returns them.
   *
   * @return in the order of {@link #requests()}; fewer if the listener cancels
   * @throws SettingException as {@link #check}
   * @throws io.github.reversion.RunFailedException if memory does not suffice
   */
  public List<RgbImage> generate(
      StableDiffusion model, GenerationOptions options, GenerationListener listener) {
    List<RgbImage> images = new ArrayList<>();
    draw(
        model,
        options,
        new ForwardingListener(listener) {
          @Override
          public void image(int index, ImageRequest request, RgbImage image) {
            images.add(image);
            super.image(index, request, image);
          }
        });
    return List.copyOf(images);
  }

  private static TextToImage drawing(Part part, StableDiffusion model, GenerationOptions options) {
    List<Relation> relations = part.relations().stream().map(RelationSource::relation).toList();
    return new TextToImage(model, relations, options);
  }
}

package io.github.reversion.inversion;

import io.github.reversion.UserException;
import io.github.reversion.image.RgbImage;
import io.github.reversion.pipeline.GenerationListener;
import io.github.reversion.pipeline.GenerationOptions;
import io.github.reversion.pipeline.ImageRequest;
import io.github.reversion.pipeline.StableDiffusion;
import io.github.reversion.pipeline.TextToImage;
import io.github.reversion.relation.Relation;
import io.github.reversion.settings.SettingException;
import java.util.List;

/**
 * Pictures of what was learned so far, always of the same prompt and from the same noise.
 *
 * @param drawing how they are drawn
 * @param request what they show
 */
record Previews(StableDiffusion model, GenerationOptions drawing, ImageRequest request) {

  /**
   * Refuses, before anything is learned, what could not be drawn later.
   *
   * @param relation any of the token and size of the one that is learned
   * @throws SettingException if an option or the prompt does not suit the model
   */
  void check(Relation relation) {
    try {
      new TextToImage(model, List.of(relation), drawing).check(request.prompt());
    } catch (SettingException e) {
      throw new SettingException(
          "Previews cannot be drawn: %s; mend that, or set preview-every to 0."
              .formatted(e.getMessage().replaceFirst("\\.$", "")));
    }
  }

  /** Draws one and shows it to the listener, or warns it: learning does not depend on previews. */
  void draw(int step, Relation relation, InversionListener listener) {
    List<RgbImage> images;
    try {
      images =
          new TextToImage(model, List.of(relation), drawing)
              .generate(
                  List.of(request),
                  new GenerationListener() {
                    @Override
                    public boolean cancelled() {
                      return listener.cancelled();
                    }
                  });
    } catch (RuntimeException e) {
      String why = e instanceof UserException ? e.getMessage() : e.toString();
      listener.warning("The preview after step " + step + " could not be drawn: " + why);
      return;
    }
    images.forEach(image -> listener.preview(step, image));
  }
}

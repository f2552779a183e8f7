package io.github.reversion.run;

import io.github.reversion.image.RgbImage;
import io.github.reversion.pipeline.GenerationListener;
import io.github.reversion.pipeline.GenerationOptions;
import io.github.reversion.pipeline.ImageRequest;
import io.github.reversion.pipeline.StableDiffusion;
import io.github.reversion.pipeline.TextToImage;
import io.github.reversion.relation.Relation;
import io.github.reversion.settings.SettingException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The same prompts drawn from the same noise with one relation after the other, so that what
 * differs between two images of a prompt is the relation.
 *
 * @param model stays open
 * @param candidates what stands for {@code {}}, at least one
 * @param requests prompts with {@code {}} for the relation, at least one
 */
public record Comparison(
    StableDiffusion model,
    List<Candidate> candidates,
    GenerationOptions options,
    List<ImageRequest> requests) {

  /**
   * What stands for {@code {}} in all prompts.
   *
   * @param name for people, such as that of a file
   * @param relation a learned one, or empty for words
   */
  public record Candidate(String name, Optional<Relation> relation) {
    /** A learned relation. */
    public Candidate(String name, Relation relation) {
      this(name, Optional.of(relation));
    }

    /** Words of the model's own, such as {@code and}: what can be had without learning. */
    public static Candidate ofWords(String words) {
      return new Candidate(words, Optional.empty());
    }

    private String prompt(String prompt) {
      return relation.isPresent() ? prompt : prompt.replace("{}", name);
    }
  }

  /** An image, and what it was drawn from; the prompt is as it was asked for. */
  public record Drawn(Candidate candidate, ImageRequest request, RgbImage image) {}

  /**
   * Copies the lists.
   *
   * @throws SettingException if one is empty, or a prompt has no {@code {}}
   */
  public Comparison {
    candidates = List.copyOf(candidates);
    requests = List.copyOf(requests);
    if (candidates.isEmpty()) {
      throw new SettingException("There is no relation; name the file of one.");
    }
    if (requests.isEmpty()) {
      throw new SettingException("There is no prompt; give one, such as cat {} stone.");
    }
    for (ImageRequest request : requests) {
      if (!request.prompt().contains("{}")) {
        throw new SettingException(
            "The prompt '%s' has no {}, so that every relation would draw the same; write {} where the relation is to stand."
                .formatted(request.prompt()));
      }
    }
  }

  /** How many images there will be. */
  public int images() {
    return candidates.size() * requests.size();
  }

  /**
   * Draws, candidate by candidate and in the order of the requests.
   *
   * @param listener is told of the images as one series, and may stop it
   * @param ready gets each image as soon as it is ready: what fails later does not take it away
   * @throws SettingException if an option or a relation does not suit the model; nothing is drawn
   *     then
   * @throws io.github.reversion.RunFailedException if memory does not suffice
   */
  public void draw(GenerationListener listener, Consumer<Drawn> ready) {
    List<SeriesPart> parts = candidates.stream().map(this::part).toList();
    int size = requests.size();
    SeriesPart.draw(
        parts,
        new ForwardingListener(listener) {
          @Override
          public void image(int index, ImageRequest said, RgbImage image) {
            ready.accept(
                new Drawn(candidates.get(index / size), requests.get(index % size), image));
            super.image(index, said, image);
          }
        });
  }

  private SeriesPart part(Candidate candidate) {
    List<Relation> relations = candidate.relation().map(List::of).orElse(List.of());
    return new SeriesPart(
        new TextToImage(model, relations, options),
        requests.stream()
            .map(r -> new ImageRequest(candidate.prompt(r.prompt()), r.seed()))
            .toList());
  }
}

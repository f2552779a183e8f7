package io.github.reversion.pipeline;

import java.util.ArrayList;
import java.util.List;

/**
 * One image to draw.
 *
 * @param prompt what it shows; relation tokens and {@code {}} stand for relations
 * @param seed its noise follows from this number and nothing else
 */
public record ImageRequest(String prompt, long seed) {

  /**
   * The usual series: {@code count} images a prompt, in prompt order, with the seeds {@code seed},
   * {@code seed + 1}, … over the whole series.
   */
  public static List<ImageRequest> series(List<String> prompts, int count, long seed) {
    List<ImageRequest> requests = new ArrayList<>();
    for (String prompt : prompts) {
      for (int i = 0; i < count; i++) {
        requests.add(new ImageRequest(prompt, seed + requests.size()));
      }
    }
    return List.copyOf(requests);
  }
}

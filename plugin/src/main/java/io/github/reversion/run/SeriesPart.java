package io.github.reversion.run;

import io.github.reversion.pipeline.GenerationListener;
import io.github.reversion.pipeline.ImageRequest;
import io.github.reversion.pipeline.TextToImage;
import java.util.List;

/** Images of a series that share their relations. */
record SeriesPart(TextToImage painter, List<ImageRequest> requests) {

  /** Draws parts one after the other, as one series, until the listener cancels. */
  static void draw(List<SeriesPart> parts, GenerationListener listener) {
    int all = parts.stream().mapToInt(part -> part.requests.size()).sum();
    int first = 0;
    for (SeriesPart part : parts) {
      if (listener.cancelled()) {
        return;
      }
      int size = part.requests.size();
      part.painter.draw(part.requests, new PartListener(listener, first, size, all));
      first += size;
    }
  }
}

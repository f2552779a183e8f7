package io.github.reversion.cli;

import io.github.reversion.image.RgbImage;
import io.github.reversion.pipeline.GenerationListener;
import io.github.reversion.pipeline.ImageRequest;
import java.util.HashSet;
import java.util.Set;

/** Shows how drawing goes. */
final class GenerationProgress implements GenerationListener {
  private final Session session;
  private final Progress progress;
  private final int requests;
  private final Set<String> warned = new HashSet<>();
  private int ready;

  GenerationProgress(Session session, int requests) {
    this.session = session;
    this.requests = requests;
    progress = new Progress(session.out(), session.terminal(), "drawing", System::nanoTime);
  }

  /** A prompt is encoded for each of its images, and warned of once. */
  @Override
  public void warning(String sentence) {
    if (warned.add(sentence)) {
      progress.clear();
      session.err().println("Warning: " + sentence);
    }
  }

  @Override
  public void progress(int done, int total) {
    progress.update(done, total, "  image %d/%d".formatted(ready, requests));
  }

  @Override
  public void image(int index, ImageRequest request, RgbImage image) {
    ready++;
  }

  @Override
  public boolean cancelled() {
    return session.interrupted().getAsBoolean();
  }

  void end() {
    progress.end();
  }
}

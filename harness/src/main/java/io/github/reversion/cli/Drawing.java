package io.github.reversion.cli;

import io.github.reversion.pipeline.ImageRequest;
import io.github.reversion.run.GenerationJob;
import java.nio.file.Path;
import java.util.List;

/**
 * A series of images that was drawn in a session.
 *
 * @param requests what was asked for
 * @param files in the order of the requests; fewer than these if the user stopped
 */
record Drawing(List<ImageRequest> requests, List<Path> files) {

  /** Draws with progress, and with a word on what it left. */
  static Drawing run(GenerationJob job, Session session) {
    int wanted = job.series().requests().size();
    GenerationProgress progress = new GenerationProgress(session, wanted);
    List<Path> files;
    try {
      files = job.run(progress);
    } finally {
      progress.end();
    }
    if (files.size() < wanted) {
      session.err().printf("Stopped after image %d of %d.%n", files.size(), wanted);
    }
    session.out().printf("%d images: %s%n", files.size(), job.folder());
    session.out().flush();
    return new Drawing(job.series().requests(), files);
  }
}

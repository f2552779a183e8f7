package io.github.reversion.hub;

import io.github.reversion.weights.DiskSpace;
import java.net.URI;
import java.util.List;

/**
 * What is to be downloaded.
 *
 * @param id the repository
 * @param page where people read about it
 * @param commit the version
 * @param licence as its page names it; empty if it does not
 * @param files what is needed of it
 */
public record DownloadPlan(
    String id, URI page, String commit, String licence, List<HubFile> files) {
  private static final int SHORT = 8;

  /** Copies the list. */
  public DownloadPlan {
    files = List.copyOf(files);
  }

  /** How many bytes that is. */
  public long bytes() {
    return files.stream().mapToLong(HubFile::size).sum();
  }

  /** One sentence by which a user decides. */
  @Override
  public String toString() {
    return "Download %s (version %s, %d files, %s) from %s; its licence is %s."
        .formatted(
            id,
            commit.substring(0, SHORT),
            files.size(),
            DiskSpace.text(bytes()),
            page,
            licence.isEmpty() ? "not named: read that page" : licence);
  }
}

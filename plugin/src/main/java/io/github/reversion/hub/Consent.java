package io.github.reversion.hub;

/** Asks the user; nothing is downloaded before. */
@FunctionalInterface
public interface Consent {
  /** Whether the user agrees to the download and to the model's licence. */
  boolean to(DownloadPlan plan);
}
